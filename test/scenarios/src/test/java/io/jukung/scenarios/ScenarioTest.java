package io.jukung.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    @Test void aLineIsTheClientsUnlessItsFirstWordSaysOtherwise() {
        assertEquals(List.of("client ps -a", "ls"), texts("ps -a", "sh ls"));
    }

    @Test void whatStandsBelowACommandIsExpectedOfIt() {
        var command = only("stop -t 2 web", "exit 1", "takes 2..3.5");
        assertEquals(1, command.exit().orElseThrow());
        assertEquals(List.of(new Step.Check.Takes(Duration.ofSeconds(2), Duration.ofMillis(3500))), command.checks());
    }

    @Test void aScreenIsAskedAgainUntilItShowsWhatIsAwaited() {
        var command = only("screen ^ahoy$");
        assertEquals(Terminal.SCREEN, command.text());
        assertTrue(command.checks().getFirst() instanceof Step.Check.Comes);
    }

    @Test void aTerminalsLineKeepsItsQuotes() {
        assertTrue(only("terminal sh echo 'a b'").text().contains("echo '\\''a b'\\''"), () -> only("terminal sh echo 'a b'").text());
    }

    @Test void whoKillsTheEngineSharesItWithNobody() {
        assertTrue(Scenario.parse("x", List.of("ps")).sharesItsEngine());
        assertFalse(Scenario.parse("x", List.of("ps", "engine kill")).sharesItsEngine());
        assertFalse(Scenario.parse("x", List.of("needs curl own-engine", "ps")).sharesItsEngine());
    }

    @Test void anExpectationWithoutACommandIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Scenario.parse("x", List.of("expect ahoy")));
    }

    private static List<String> texts(String... lines) {
        return Scenario.parse("x", List.of(lines)).steps().stream().map(step -> ((Step.Command) step).text()).toList();
    }

    private static Step.Command only(String... lines) {
        var steps = Scenario.parse("x", List.of(lines)).steps();
        assertEquals(1, steps.size());
        return (Step.Command) steps.getFirst();
    }
}

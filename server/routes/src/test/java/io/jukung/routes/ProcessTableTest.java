package io.jukung.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jukung.base.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
    private static final String AUX = """
            USER         PID %CPU COMMAND
            root           1  0.0 /sbin/init
            root          71  0.1 sleep   100
            -              -    - thread of 71
            root         712  0.0 other
            """;

    @Test void onlyTheContainersOwnProcessesAreShown() {
        var table = ProcessTable.parse("  PID CMD\n   70 sh -c a\n   71 sleep   9\n  712 x\n", Set.of(71L));
        assertEquals(List.of("PID", "CMD"), table.titles());
        assertEquals(List.of(List.of("71", "sleep 9")), table.rows());
    }

    @Test void threadsFollowTheirProcess() {
        var table = ProcessTable.parse(AUX, Set.of(71L));
        assertEquals(List.of(List.of("root", "71", "0.1", "sleep 100"), List.of("-", "-", "-", "thread of 71")), table.rows());
    }

    @Test void aListWithoutNumbersCannotBeFiltered() {
        var problem = assertThrows(Problem.Internal.class, () -> ProcessTable.parse("CMD\nsleep\n", Set.of(1L)));
        assertEquals("Couldn't find PID field in ps output", problem.message());
    }

    @Test void aColumnMustNotPretendToBeTheNumber() {
        var problem = assertThrows(Problem.Invalid.class, () -> ProcessTable.check("-e -o ppid=PID -o cmd"));
        assertEquals("specifying \"ppid=PID\" is not allowed", problem.message());
        ProcessTable.check("-e -o pid=PID");
    }
}

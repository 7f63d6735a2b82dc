package io.jukung.engine.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jukung.api.Wire;
import io.jukung.engine.Asked;
import io.jukung.engine.Asked.How;
import io.jukung.engine.Cause;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.LastRun;
import io.jukung.oci.Json;
import io.jukung.runtime.ExitFacts;
import io.jukung.runtime.ExitFacts.Manner;
import io.jukung.runtime.Unrunnable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class VerdictTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static ContainerRecord running(ObjectNode hostConfig) {
        var config = Wire.object().put("Image", "tiny");
        config.putArray("Cmd").add("server");
        return new ContainerRecord(1, "abc", "web", NOON, "sha256:0", List.of(), Wire.object(), config, hostConfig, List.of(),
                new ContainerState.Running(7, NOON), LastRun.NEVER.begun(NOON).inBoot("another"), 1, 0, false);
    }

    private static ContainerRecord running() {
        return running(Wire.object().put("Memory", 16 << 20));
    }

    private static ContainerRecord after(How how, int signal) {
        return running().withStoppedByHand(new Asked(how, signal, 3, NOON));
    }

    private static ExitFacts code(int code) {
        return new ExitFacts(code, NOON.plusSeconds(1), false);
    }

    @Test void aKillIsToldFromAStopThatLostPatienceAndFromTheKernelsKillAndFromItsOwnDoing() {
        assertEquals(new Cause.Killed(9, 137), Verdict.of(after(How.KILL, 9), code(137)));
        assertEquals(new Cause.Forced(3), Verdict.of(after(How.FORCE, 9), code(137)));
        assertEquals(new Cause.OutOfMemory(16 << 20, 137, Optional.of("server")), Verdict.of(running(), new ExitFacts(137, NOON, true)));
        assertEquals(new Cause.Signalled(9), Verdict.of(running(), code(137).ended(Manner.BY_SIGNAL)));
        assertEquals(new Cause.Exited(137), Verdict.of(running(), code(137).ended(Manner.BY_ITSELF)));
    }

    @Test void whatNobodySawIsNotClaimed() {
        assertEquals(new Cause.Unclear(9), Verdict.of(running(), code(137)));
        assertEquals(new Cause.Exited(3), Verdict.of(running(), code(3)));
    }

    @Test void aShellThatEndsAfterItsChildRanOutOfMemoryIsNotTheOneTheKernelChose() {
        assertEquals(new Cause.OutOfMemory(16 << 20, 137, Optional.empty()), Verdict.of(running(), new ExitFacts(137, NOON, true).ended(Manner.BY_ITSELF)));
    }

    @Test void aCodeThatWasChosenBeforeOurKillArrivedIsItsOwn() {
        assertEquals(new Cause.Exited(137), Verdict.of(after(How.KILL, 9), code(137).ended(Manner.BY_ITSELF)));
    }

    @Test void whoKillsWhileAStopIsPatientIsNotTheStop() {
        assertEquals(new Cause.Signalled(9), Verdict.of(after(How.STOP, 15), code(137).ended(Manner.BY_SIGNAL)));
    }

    @Test void aStopThatWasObeyedKeepsTheCodeOfTheProcess() {
        assertEquals(new Cause.Stopped(15, 7), Verdict.of(after(How.STOP, 15), code(7)));
    }

    @Test void aSignalThatMeansNoEndIsNotBlamedForOne() {
        assertEquals(new Cause.Exited(7), Verdict.of(after(How.KILL, 28), code(7)));
    }

    @Test void aRunOfAnotherBootEndedWithTheHost() {
        assertEquals(new Cause.HostRestarted(), Verdict.of(running(), ExitFacts.lost(137, NOON, false)));
    }

    @Test void whatCouldNotRunSaysWhatItLacks() {
        var facts = code(1).never(new Unrunnable(Unrunnable.Kind.MISSING_INTERPRETER, "/run.sh", "/bin/bash"));
        assertEquals(new Cause.Refused(Cause.Reason.MISSING_INTERPRETER, "/run.sh needs /bin/bash", Optional.empty()), Verdict.of(running(), facts));
        assertEquals(255, facts.code());
    }

    @Test void theCauseIsReadBackAsItWasWritten() throws IOException {
        var record = after(How.STOP, 15);
        var ended = record.with(new ContainerState.Exited(0, NOON, false), record.lastRun().ended(0, NOON, false, new Cause.Stopped(15, 0)));
        assertEquals(ended, Json.read(Json.write(ended), ContainerRecord.class));
    }

    @Test void aRecordOfAnOlderEngineIsReadWithoutACause() throws IOException {
        var old = "{\"exitCode\":3,\"error\":\"\",\"outOfMemory\":false}";
        assertEquals(Optional.empty(), Json.read(old.getBytes(java.nio.charset.StandardCharsets.UTF_8), LastRun.class).cause());
    }
}

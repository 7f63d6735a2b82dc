package io.jukung.engine.life;

import io.jukung.base.Problem;
import io.jukung.engine.Cause;
import io.jukung.engine.Cause.Reason;
import io.jukung.engine.ContainerRecord;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads out of a failed start why it was refused. The messages are those of this engine, in Docker's words, so the words are
/// as good as a type, and the same for every runtime.
final class Refusal {
    private record Sign(Reason reason, Pattern pattern) {}

    private static final List<Sign> SIGNS = List.of(
            sign(Reason.IMAGE_FILES_MISSING, "cannot mount the root of container (\\S+)"),
            sign(Reason.PORT_TAKEN, ":(\\d+) failed: port is already allocated"),
            sign(Reason.PORT_TAKEN, "failed to bind host port for .*?:(\\d+):.*address already in use"),
            sign(Reason.NETWORK_MISSING, "network (\\S+) not found"),
            sign(Reason.BIND_SOURCE_MISSING, "bind source path does not exist: (.+)"),
            sign(Reason.USER_UNKNOWN, "unable to find (?:user|group) (\\S+): no matching entries"),
            sign(Reason.PARTNER_NOT_RUNNING, "joining network namespace of container: No such container: (\\S+)"),
            sign(Reason.PARTNER_NOT_RUNNING, "non running container: container (\\S+) is"),
            sign(Reason.PARTNER_NOT_RUNNING, "failed to join (?:IPC|PID) namespace: (?:container |No such container: )(\\w+)"),
            sign(Reason.WORKING_FOLDER, "chdir to cwd \\(\"(.*?)\"\\)"),
            sign(Reason.IS_A_DIRECTORY, "exec: \"(.*?)\": is a directory"),
            sign(Reason.NOT_EXECUTABLE, "exec: \"(.*?)\": permission denied"),
            sign(Reason.NO_PROGRAM_FORMAT, "exec (\\S+): exec format error"),
            sign(Reason.COMMAND_NOT_FOUND, "exec: \"(.*?)\": (?:executable file not found|stat )"));

    private Refusal() {}

    private static Sign sign(Reason reason, String pattern) {
        return new Sign(reason, Pattern.compile(pattern));
    }

    static Cause of(ContainerRecord record, Throwable failure) {
        var message = String.valueOf(failure.getMessage());
        var remedy = failure instanceof Problem problem ? problem.remedy() : Optional.<String>empty();
        for (var sign : SIGNS) {
            var found = sign.pattern().matcher(message);
            if (found.find()) return new Cause.Refused(sign.reason(), found.group(1), remedy);
        }
        return new Cause.Refused(Reason.START_FAILED, record.name(), remedy);
    }
}

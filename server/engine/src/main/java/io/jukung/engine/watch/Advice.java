package io.jukung.engine.watch;

import io.jukung.engine.Cause;
import io.jukung.engine.Cause.Reason;
import io.jukung.engine.ContainerRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What to try next, line by line, with the user's own names; and what a refused start means.
final class Advice {
    private static final long TWICE = 2;

    private Advice() {}

    static List<String> look(ContainerRecord container) {
        return List.of("jukung logs " + container.name(), "jukung start " + container.name());
    }

    static List<String> after(ContainerRecord container, Cause cause) {
        var name = container.name();
        return switch (cause) {
            case Cause.Exited(var code) when code == 0 -> List.of("jukung logs " + name, "jukung start " + name, "for a service: let its command stay in the foreground");
            case Cause.Exited(_), Cause.Lost() -> look(container);
            case Cause.Signalled(_), Cause.Unclear(_) -> List.of("jukung logs " + name, "jukung events --since 1h --until 0s --filter container=" + name, "jukung start " + name);
            case Cause.Killed(_, _), Cause.Stopped(_, _) -> List.of("jukung start " + name);
            case Cause.Forced(var seconds) -> List.of("jukung start " + name, "give it longer: jukung stop -t " + Math.max(30, seconds * 3) + " " + name,
                    "as first process it gets SIGTERM only if it handles it: start it through a shell's exec, or with --init");
            case Cause.OutOfMemory(var limit, _, _) -> memory(container, limit);
            case Cause.HostRestarted() -> List.of("jukung start " + name, "to have it start with the engine: create it with --restart unless-stopped");
            case Cause.Refused(var reason, var subject, var remedy) -> refusedTries(container, reason, subject, remedy);
        };
    }

    private static List<String> memory(ContainerRecord container, long limit) {
        var name = container.name();
        if (limit == 0) return List.of("free memory on the host, or limit what takes most of it: jukung stats", "jukung start " + name);
        var twice = Math.max(TWICE, limit * TWICE >> 20) + "m";
        return List.of("create it anew with more memory: -m " + twice, "jukung logs " + name, "jukung start " + name);
    }

    static String refused(ContainerRecord container, Reason reason, String subject) {
        var name = container.name();
        var start = name + " could not be started: ";
        return switch (reason) {
            case COMMAND_NOT_FOUND -> start + "there is no command " + subject + " in image " + container.image() + ".";
            case NOT_EXECUTABLE -> start + subject + " may not be executed (permission denied).";
            case IS_A_DIRECTORY -> start + subject + " is a directory, not a program.";
            case WRONG_ARCHITECTURE -> start + subject + ", and this host is " + host() + ".";
            case NO_PROGRAM_FORMAT -> start + subject + " is neither a program nor a script that begins with #!.";
            case MISSING_INTERPRETER -> start + subject + ", which is not in the image.";
            case BIND_SOURCE_MISSING -> start + "the folder or file " + subject + " of the host, which is mounted into it, is not there.";
            case IMAGE_FILES_MISSING -> start + "files of its image " + container.image() + " are missing.";
            case PORT_TAKEN -> start + "port " + subject + " of the host is taken.";
            case NETWORK_MISSING -> start + "its network " + subject + " is not there.";
            case WORKING_FOLDER -> start + "its working folder " + subject + " is no folder, or may not be entered.";
            case USER_UNKNOWN -> start + "its image knows no user or group " + subject + ".";
            case PARTNER_NOT_RUNNING -> start + "the container whose namespaces it shares does not run (" + subject + ").";
            case START_FAILED -> start + container.lastRun().error() + ".";
        };
    }

    private static List<String> refusedTries(ContainerRecord container, Reason reason, String subject, Optional<String> remedy) {
        var tries = new ArrayList<String>();
        remedy.ifPresent(tries::add);
        var image = container.image();
        switch (reason) {
            case COMMAND_NOT_FOUND -> tries.add("see what there is: jukung run --rm --entrypoint ls " + image + " /bin /usr/bin");
            case NOT_EXECUTABLE -> tries.add("make it executable in the image: chmod +x " + subject);
            case IS_A_DIRECTORY -> tries.add("name a program after the image's name, or with --entrypoint");
            case WRONG_ARCHITECTURE -> tries.add("pull the image for this host: jukung pull --platform linux/" + host() + " " + image);
            case NO_PROGRAM_FORMAT -> tries.add("begin the script with #!/bin/sh, or run it by a shell: sh " + subject);
            case MISSING_INTERPRETER -> tries.add(subject.contains("\\r") ? "the script has line ends of Windows: convert it with dos2unix" : "install the interpreter in the image, or build the program statically");
            case IMAGE_FILES_MISSING -> tries.add("jukung pull " + image);
            case NETWORK_MISSING -> tries.add("jukung network ls");
            case WORKING_FOLDER -> tries.add("create it anew with another -w");
            case USER_UNKNOWN -> tries.add("create it anew with a number for -u, such as -u 1000");
            case BIND_SOURCE_MISSING, PORT_TAKEN, PARTNER_NOT_RUNNING, START_FAILED -> { }
        }
        tries.add("jukung start " + container.name());
        return tries;
    }

    private static String host() {
        var name = System.getProperty("os.arch", "");
        return name.equals("x86_64") ? "amd64" : name.equals("aarch64") ? "arm64" : name;
    }
}

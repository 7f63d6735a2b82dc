package io.jukung.cli;

import io.jukung.cli.command.Command;
import io.jukung.cli.container.AttachCommand;
import io.jukung.cli.container.CreateCommand;
import io.jukung.cli.container.ExecCommand;
import io.jukung.cli.container.KillCommand;
import io.jukung.cli.container.LogsCommand;
import io.jukung.cli.container.PauseCommand;
import io.jukung.cli.container.PortCommand;
import io.jukung.cli.container.PruneContainersCommand;
import io.jukung.cli.container.PsCommand;
import io.jukung.cli.container.RenameCommand;
import io.jukung.cli.container.RestartCommand;
import io.jukung.cli.container.RmCommand;
import io.jukung.cli.container.RunCommand;
import io.jukung.cli.container.StartCommand;
import io.jukung.cli.container.StopCommand;
import io.jukung.cli.container.TopCommand;
import io.jukung.cli.container.UnpauseCommand;
import io.jukung.cli.container.WaitCommand;
import io.jukung.cli.container.WhyCommand;
import io.jukung.cli.copy.CopyCommand;
import io.jukung.cli.copy.DiffCommand;
import io.jukung.cli.copy.ExportCommand;
import io.jukung.cli.image.BootstrapCommand;
import io.jukung.cli.image.HistoryCommand;
import io.jukung.cli.image.ImagesCommand;
import io.jukung.cli.image.PruneImagesCommand;
import io.jukung.cli.image.PullCommand;
import io.jukung.cli.image.RmiCommand;
import io.jukung.cli.image.TagCommand;
import io.jukung.cli.system.DiskUsageCommand;
import io.jukung.cli.system.EngineCommand;
import io.jukung.cli.system.EventsCommand;
import io.jukung.cli.system.InfoCommand;
import io.jukung.cli.system.InspectCommand;
import io.jukung.cli.system.VersionCommand;
import java.util.List;
import java.util.Optional;

/// The table of commands: what leads where, and in which group of the help it stands. Only the command that was called is made.
final class Commands {
    static final List<String> COMMON = List.of("run", "exec", "ps", "pull", "images", "version", "info");
    static final List<String> OTHERS = List.of("attach", "completion", "cp", "create", "diff", "engine", "events", "export", "history", "inspect", "kill", "logs", "pause", "port", "rename", "restart", "rm", "rmi",
            "start", "stop", "tag", "top", "unpause", "wait", "why");
    static final List<String> GROUPS = List.of("container", "image", "network", "system");

    private Commands() {}

    /// The command of a path such as `ps` or `container ls`, if there is one.
    static Optional<Command> find(String path) {
        return Optional.ofNullable(switch (path) {
            case "run", "container run" -> new RunCommand();
            case "exec", "container exec" -> new ExecCommand();
            case "attach", "container attach" -> new AttachCommand();
            case "create", "container create" -> new CreateCommand();
            case "start", "container start" -> new StartCommand();
            case "stop", "container stop" -> new StopCommand();
            case "kill", "container kill" -> new KillCommand();
            case "rm", "container rm", "container remove" -> new RmCommand();
            case "wait", "container wait" -> new WaitCommand();
            case "restart", "container restart" -> new RestartCommand();
            case "pause", "container pause" -> new PauseCommand();
            case "unpause", "container unpause" -> new UnpauseCommand();
            case "rename", "container rename" -> new RenameCommand();
            case "port", "container port" -> new PortCommand();
            case "top", "container top" -> new TopCommand();
            case "why", "container why" -> new WhyCommand();
            case "container prune" -> new PruneContainersCommand();
            case "logs", "container logs" -> new LogsCommand();
            case "cp", "container cp" -> new CopyCommand();
            case "export", "container export" -> new ExportCommand();
            case "diff", "container diff" -> new DiffCommand();
            case "ps", "container ls", "container list", "container ps" -> new PsCommand();
            case "images", "image ls", "image list" -> new ImagesCommand();
            case "pull", "image pull" -> new PullCommand();
            case "rmi", "image rm", "image remove" -> new RmiCommand();
            case "tag", "image tag" -> new TagCommand();
            case "history", "image history" -> new HistoryCommand();
            case "image prune" -> new PruneImagesCommand();
            case "image bootstrap" -> new BootstrapCommand();
            case "inspect" -> new InspectCommand(Optional.empty());
            case "container inspect" -> new InspectCommand(Optional.of("container"));
            case "image inspect" -> new InspectCommand(Optional.of("image"));
            case "network inspect" -> new InspectCommand(Optional.of("network"));
            case "version" -> new VersionCommand();
            case "info", "system info" -> new InfoCommand();
            case "system df" -> new DiskUsageCommand();
            case "events", "system events" -> new EventsCommand();
            case "completion" -> new CompletionCommand();
            case "engine" -> new EngineCommand();
            default -> null;
        });
    }

    static boolean isGroup(String word) { return GROUPS.contains(word); }

    /// The commands of a group, as its help lists them.
    static List<String> of(String group) {
        return switch (group) {
            case "container" -> List.of("attach", "cp", "create", "diff", "exec", "export", "inspect", "kill", "logs", "ls", "pause", "port", "prune", "rename", "restart", "rm", "run",
                    "start", "stop", "top", "unpause", "wait", "why");
            case "image" -> List.of("bootstrap", "history", "inspect", "ls", "prune", "pull", "rm", "tag");
            case "network" -> List.of("inspect");
            case "system" -> List.of("df", "events", "info");
            default -> List.of();
        };
    }

    static String about(String group) {
        return switch (group) {
            case "container" -> "Manage containers";
            case "image" -> "Manage images";
            case "network" -> "Manage networks";
            default -> "Manage the engine";
        };
    }
}

package io.jukung.cli.copy;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.remote.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// `jukung export`: the whole root of a container as a tar archive. A file appears whole, or not at all.
public final class ExportCommand implements Command {
    private static final Flag<String> OUTPUT = Flag.text("output", 'o', "A file to write to, instead of stdout");

    @Override
    public Spec spec() {
        return Spec.of("Write the files of a container as a tar archive", Args.exactly(1, "CONTAINER"), OUTPUT).aliases("container export", "export");
    }

    @Override
    public int run(Invocation call) throws IOException {
        var console = call.console();
        var output = call.text(OUTPUT).orElse("");
        if (output.isEmpty() && console.terminals().stdout()) throw new Failure("cowardly refusing to save to a terminal. Use the -o flag or redirect", 1);
        if (!output.isEmpty()) check(console.folder(), output);
        try (var answer = call.client().open(Call.get("/containers/", call.words().getFirst(), "/export"))) {
            if (output.isEmpty()) answer.body().transferTo(console.out());
            else save(answer.body(), console.folder().resolve(output));
        }
        console.out().flush();
        return 0;
    }

    private static void check(Path here, String output) {
        var file = here.resolve(output);
        var told = PathText.split(output)[0];
        var folder = here.resolve(told);
        if (!Files.exists(folder)) throw new Failure("failed to export container: invalid output path: stat " + told + ": no such file or directory", 1);
        if (!Files.isDirectory(folder)) throw new Failure("failed to export container: invalid output path: stat " + told + ": not a directory", 1);
        if (Files.isDirectory(file)) throw new Failure("failed to export container: cannot write to a directory", 1);
    }

    private static void save(java.io.InputStream archive, Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (var out = Files.newOutputStream(file)) {
                archive.transferTo(out);
            }
            return;
        }
        var beside = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            try (var out = Files.newOutputStream(beside)) {
                archive.transferTo(out);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}

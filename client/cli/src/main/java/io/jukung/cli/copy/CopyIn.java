package io.jukung.cli.copy;

import io.jukung.archive.TarWriter;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.remote.Call;
import io.jukung.remote.EngineError;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/// From this machine into a container.
final class CopyIn {
    private static final int BUFFER = 1 << 16;
    private static final String TYPE = "application/octet-stream";

    private final Invocation call;

    CopyIn(Invocation call) {
        this.call = call;
    }

    void copy(CopySide source, CopySide target) throws IOException {
        var place = place(target);
        if (source.stream()) {
            if (place.exists() && !place.folder()) throw new Failure("destination \"" + target.container() + ":" + target.path() + "\" must be a directory", 1);
            call.client().json(request(target.container(), place.path()).body(TYPE, call.console().in()));
            return;
        }
        var found = LocalPath.source(call.console().folder(), source.path(), call.is(CopyCommand.FOLLOW));
        var plan = CopyPlan.of(found, place);
        var bytes = new long[1];
        call.client().json(request(target.container(), plan.folder()).body(TYPE, out -> write(found, plan, new Counter(out, bytes))));
        Told.copied(call, bytes[0], target.container() + ":" + target.path());
    }

    private static void write(CopyPlan.Source found, CopyPlan plan, OutputStream out) throws IOException {
        try (var tar = TarWriter.brief(new BufferedOutputStream(out, BUFFER))) {
            new FileArchive(tar, plan::renamed).write(Path.of(found.path()), found.name());
        }
    }

    /// What is there already. A link is taken for what it leads to, even if that is not there yet.
    private CopyPlan.Target place(CopySide target) {
        var path = target.path();
        var facts = facts(target.container(), path);
        if (facts.isPresent() && facts.get().link()) {
            var link = facts.get().linkTarget();
            path = link.startsWith("/") ? link : PathText.clean(PathText.split(path)[0] + "/" + link);
            facts = facts(target.container(), path);
        }
        return new CopyPlan.Target(path, facts.isPresent(), facts.map(PathFacts::folder).orElse(false));
    }

    private Optional<PathFacts> facts(String container, String path) {
        try (var answer = call.client().open(Call.head("/containers/", container, "/archive").query("path", path))) {
            return Optional.of(PathFacts.of(answer.header(PathFacts.HEADER)));
        } catch (EngineError | IOException e) {
            return Optional.empty(); // what is wrong with it is told when the archive is sent
        }
    }

    private Call request(String container, String folder) {
        var request = Call.put("/containers/", container, "/archive");
        if (call.is(CopyCommand.ARCHIVE)) request.query("copyUIDGID", "true");
        return request.query("noOverwriteDirNonDir", "true").query("path", folder);
    }

    private static final class Counter extends FilterOutputStream {
        private final long[] bytes;

        Counter(OutputStream out, long[] bytes) {
            super(out);
            this.bytes = bytes;
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            out.write(data, offset, length);
            bytes[0] += length;
        }
    }
}

package io.jukung.cli.copy;

import io.jukung.cli.command.Invocation;
import io.jukung.remote.Call;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// From a container to this machine.
final class CopyOut {
    private final Invocation call;

    CopyOut(Invocation call) {
        this.call = call;
    }

    void copy(CopySide source, CopySide target) throws IOException {
        if (target.stream()) {
            try (var answer = call.client().open(request(source.container(), followed(source)))) {
                answer.body().transferTo(call.console().out());
            }
            call.console().out().flush();
            return;
        }
        var where = LocalPath.absolute(call.console().folder(), target.path());
        var place = LocalPath.target(where);
        var path = followed(source);
        var asked = PathText.last(source.path());
        try (var answer = call.client().open(request(source.container(), path))) {
            var facts = PathFacts.of(answer.header(PathFacts.HEADER));
            var carried = new CopyPlan.Source(path, facts.folder(), "");
            var plan = asked.equals(carried.name()) ? CopyPlan.of(carried, place) : followedPlan(carried, asked, place);
            var body = new Counter(answer.body());
            new FileUnpacker(Path.of(plan.folder()).toAbsolutePath().normalize(), plan::renamed).unpack(body);
            body.transferTo(java.io.OutputStream.nullOutputStream());
            Told.copied(call, body.bytes, where);
        }
    }

    /// The archive carries the name of what a link led to; here it is to have the link's.
    private static CopyPlan followedPlan(CopyPlan.Source carried, String asked, CopyPlan.Target place) {
        var plan = CopyPlan.of(new CopyPlan.Source(carried.path(), carried.folder(), asked), place);
        return new CopyPlan(plan.folder(), carried.name(), plan.old().isEmpty() ? asked : plan.fresh());
    }

    /// With `-L`, what a link in the last place leads to.
    private String followed(CopySide source) throws IOException {
        if (!call.is(CopyCommand.FOLLOW)) return source.path();
        try (var answer = call.client().open(Call.head("/containers/", source.container(), "/archive").query("path", source.path()))) {
            var facts = PathFacts.of(answer.header(PathFacts.HEADER));
            return facts.link() ? PathText.keepEnding(facts.linkTarget(), source.path()) : source.path();
        } catch (io.jukung.remote.EngineError e) {
            return source.path(); // what is wrong with it is told when the archive is asked for
        }
    }

    private static Call request(String container, String path) {
        return Call.get("/containers/", container, "/archive").query("path", path);
    }

    private static final class Counter extends FilterInputStream {
        private long bytes;

        Counter(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] data, int offset, int length) throws IOException {
            int n = in.read(data, offset, length);
            if (n > 0) bytes += n;
            return n;
        }
    }
}

package io.jukung.cli.image;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Errors;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Kind;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.Fields;
import io.jukung.remote.Call;
import io.jukung.remote.EngineError;
import java.io.IOException;
import java.util.List;

/// `jukung rmi`: removes images, or names of images; with `-f` one that is not there is no error.
public final class RmiCommand implements Command {
    private static final Flag<Boolean> FORCE = Flag.bool("force", 'f', "Remove it even if it has other names or is in use");
    private static final Flag<Boolean> NO_PRUNE = Flag.bool("no-prune", "Keep parents that have no name");
    private static final Flag<List<String>> PLATFORM = Flag.many("platform", Flag.NONE, Kind.STRINGS, "Only the variant for a platform, such as linux/arm64");

    @Override
    public Spec spec() {
        return Spec.of("Remove images", Args.oneOrMore("IMAGE"), FORCE, NO_PRUNE, PLATFORM).aliases("image rm", "image remove", "rmi");
    }

    @Override
    public int run(Invocation call) throws IOException {
        int code = 0;
        for (var image : call.words()) {
            try {
                remove(call, image);
            } catch (EngineError e) {
                Errors.print(call.console().err(), e, "");
                if (e.status() != 404 || !call.is(FORCE)) code = 1;
            }
        }
        return code;
    }

    private static void remove(Invocation call, String image) {
        var request = Call.delete("/images/", image).query("force", call.is(FORCE)).query("noprune", call.is(NO_PRUNE));
        for (var text : call.all(PLATFORM)) for (var one : text.split(",")) request.query("platforms", PlatformQuery.json(one));
        for (var done : call.client().json(request).getAsJsonArray()) {
            var deleted = Fields.text(done, "Deleted");
            call.print(deleted.isEmpty() ? "Untagged: " + Fields.text(done, "Untagged") : "Deleted: " + deleted);
        }
    }
}

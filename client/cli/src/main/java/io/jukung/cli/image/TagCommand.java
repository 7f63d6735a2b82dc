package io.jukung.cli.image;

import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Spec;
import io.jukung.notation.Reference;
import io.jukung.remote.Call;

/// `jukung tag`: gives an image one more name.
public final class TagCommand implements Command {
    @Override
    public Spec spec() {
        return Spec.of("Give an image one more name", Args.exactly(2, "SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]")).aliases("image tag", "tag");
    }

    @Override
    public int run(Invocation call) {
        var source = call.words().getFirst();
        var target = parsed(call.words().getLast());
        if (target.digest().isPresent()) throw new Problem.Invalid("refusing to create a tag with a digest reference");
        var tagged = target.withDefaultTag();
        if (!source.matches("[0-9a-f]{64}")) parsed(source);
        call.client().json(Call.post("/images/", source, "/tag").query("repo", tagged.name()).query("tag", tagged.tag().orElse("")));
        return 0;
    }

    private static Reference parsed(String text) {
        try {
            return Reference.parse(text);
        } catch (Problem.Invalid e) {
            throw new Problem.Invalid("Error parsing reference: \"" + text + "\" is not a valid repository/tag: " + e.message());
        }
    }
}

package io.jukung.cli.container;

import io.jukung.cli.command.Command;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.table.Fields;
import io.jukung.remote.Call;
import java.io.IOException;

/// `jukung why`: in a sentence, why a container is in the state it is in; then what to try, and which of its ports lead nowhere.
public final class WhyCommand implements Command {
    @Override
    public Spec spec() {
        return Spec.of("Say why containers ended, do not start or cannot be reached", Args.oneOrMore("CONTAINER")).aliases("container why", "why");
    }

    @Override
    public int run(Invocation call) throws IOException {
        return call.each(word -> {
            var container = call.client().json(Call.get("/containers/", word, "/json").query("why", true)).getAsJsonObject();
            var finding = Finding.of(word, container);
            call.print(finding.sentence());
            for (var text : finding.tries()) call.print("  - " + text);
            for (var port : Fields.array(Fields.object(container, "Jukung"), "Ports")) call.print(Fields.text(port, "Sentence"));
        });
    }
}

package io.jukung.cli.system;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.jukung.base.Problem;
import io.jukung.cli.command.Command;
import io.jukung.cli.command.Errors;
import io.jukung.cli.command.Failure;
import io.jukung.cli.command.Invocation;
import io.jukung.cli.grammar.Args;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Spec;
import io.jukung.cli.image.PlatformQuery;
import io.jukung.remote.Call;
import io.jukung.remote.EngineError;
import io.jukung.template.Names;
import io.jukung.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `jukung inspect` and its kin: all that is known of objects, as JSON or through a template.
///
/// Without a type the kinds are tried in Docker's order. What was found is printed even if something else was not.
public final class InspectCommand implements Command {
    private static final Flag<String> FORMAT = Flag.text("format", 'f', "How to print: 'json' or a TEMPLATE");
    private static final Flag<Boolean> SIZE = Flag.bool("size", 's', "Show how much a container wrote");
    private static final Flag<String> TYPE = Flag.text("type", "Only objects of this type");
    private static final Flag<String> PLATFORM = Flag.text("platform", "The image's variant for a platform, such as linux/arm64");
    private static final Flag<Boolean> VERBOSE = Flag.bool("verbose", 'v', "Show more of a network");

    private static final List<String> KINDS = List.of("container", "image", "network", "volume", "plugin");
    private final Optional<String> fixed;

    /// @param kind the only kind of object looked at, as `image inspect` does; empty for all
    public InspectCommand(Optional<String> kind) { this.fixed = kind; }

    @Override
    public Spec spec() {
        if (fixed.isEmpty()) return Spec.of("Show all that is known of containers, images, networks and others", Args.oneOrMore("NAME|ID"), FORMAT, SIZE, TYPE);
        var about = "Show all that is known of " + fixed.get() + "s";
        return switch (fixed.get()) {
            case "container" -> Spec.of(about, Args.oneOrMore("CONTAINER"), FORMAT, SIZE);
            case "image" -> Spec.of(about, Args.oneOrMore("IMAGE"), FORMAT, PLATFORM);
            case "network" -> Spec.of(about, Args.oneOrMore("NETWORK"), FORMAT, VERBOSE);
            default -> Spec.of(about, Args.oneOrMore("VOLUME"), FORMAT);
        };
    }

    @Override
    public int run(Invocation call) {
        var type = fixed.or(() -> call.text(TYPE).filter(t -> !t.isEmpty()));
        if (type.isPresent() && !KINDS.contains(type.get())) throw new Failure("\"" + type.get() + "\" is not a valid value for --type", 1);
        var template = call.text(FORMAT).filter(f -> !f.equals("json") && !f.isEmpty()).map(Template::parse);
        var found = new JsonArray();
        var complaints = new ArrayList<Runnable>();
        for (var word : call.words()) {
            try {
                find(call, word, type).ifPresentOrElse(found::add, () -> complaints.add(() -> call.warn("Error: No such object: " + word)));
            } catch (EngineError e) {
                complaints.add(() -> Errors.print(call.console().err(), e, ""));
            }
        }
        print(call, found, template);
        for (var complaint : complaints) complaint.run();
        return complaints.isEmpty() ? 0 : 1;
    }

    private static Optional<JsonElement> find(Invocation call, String word, Optional<String> type) {
        if (type.isPresent()) return Optional.of(call.client().json(request(call, type.get(), word)));
        for (var kind : KINDS) {
            try {
                return Optional.of(call.client().json(request(call, kind, word)));
            } catch (EngineError e) {
                boolean absent = e.status() == 404 || e.status() == 400 && kind.equals("image") || e.status() == 501;
                if (!absent) throw e;
            }
        }
        return Optional.empty();
    }

    private static Call request(Invocation call, String kind, String word) {
        return switch (kind) {
            case "container" -> Call.get("/containers/", word, "/json").query("size", call.is(SIZE)).query("why", true);
            case "image" -> image(call, word);
            case "network" -> Call.get("/networks/", word).query("verbose", call.is(VERBOSE));
            case "volume" -> Call.get("/volumes/", word);
            default -> Call.get("/plugins/", word, "/json");
        };
    }

    private static Call image(Invocation call, String word) {
        var request = Call.get("/images/", word, "/json");
        call.text(PLATFORM).filter(text -> !text.isEmpty()).ifPresent(text -> request.query("platform", PlatformQuery.json(text)));
        return request;
    }

    private static void print(Invocation call, JsonArray found, Optional<Template> template) {
        var out = call.console().out();
        if (template.isPresent()) {
            for (var object : found) {
                try {
                    out.println(template.get().render(object, Names.LOOSE));
                } catch (Problem.Invalid e) {
                    out.println();
                    throw e;
                }
            }
        } else if (call.text(FORMAT).isPresent() && call.text(FORMAT).get().equals("json")) {
            out.println(found);
        } else if (found.isEmpty()) {
            out.println("[]");
        } else {
            out.println(PrettyJson.of(found));
        }
    }
}

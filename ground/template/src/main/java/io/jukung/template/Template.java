package io.jukung.template;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.jukung.base.Problem;
import java.util.Map;

/// A Go text template, parsed once and rendered as often as you like, from any thread.
///
/// Mistakes are told in Go's words behind Docker's `template parsing error: `, both when parsing and when rendering.
public final class Template {
    private final Node.Body body;
    private final String source;

    private Template(Node.Body body, String source) {
        this.body = body;
        this.source = source;
    }

    /// @throws Problem.Invalid if the text is no template
    public static Template parse(String text) {
        try {
            return new Template(new Parser(new Lexer(text).tokens()).parse(), text);
        } catch (Fault fault) {
            throw problem(fault);
        }
    }

    /// The text for this value.
    public String render(Value data) {
        return render(data, Functions.ALL);
    }

    public String render(JsonElement data, Names names) {
        return render(Value.of(data, names));
    }

    /// The line of headings: fields become their headings, and functions that would reshape a value leave it alone.
    public String heading(Map<String, String> headings) {
        var object = new JsonObject();
        headings.forEach(object::addProperty);
        return render(Value.of(object, Names.LENIENT), Functions.FOR_HEADINGS);
    }

    private String render(Value data, Functions functions) {
        try {
            return new Run(source, functions, data).render(body);
        } catch (Fault fault) {
            throw problem(fault);
        }
    }

    private static Problem.Invalid problem(Fault fault) {
        return new Problem.Invalid("template parsing error: template: :" + fault.getMessage());
    }
}

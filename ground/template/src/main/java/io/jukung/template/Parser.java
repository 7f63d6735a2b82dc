package io.jukung.template;

import io.jukung.template.Node.Term;
import io.jukung.template.Token.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Makes the tree of a template from its words, with Go's complaints.
final class Parser {
    private static final EnumSet<Kind> OPERANDS = EnumSet.of(Kind.BOOL, Kind.CHARACTER, Kind.DOT, Kind.FIELD, Kind.IDENTIFIER, Kind.NUMBER,
            Kind.NIL, Kind.STRING, Kind.VARIABLE, Kind.LEFT);

    private final List<Token> tokens;
    private final List<String> variables = new ArrayList<>(List.of("$"));
    private int next;
    private int loops;

    Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Node.Body parse() {
        var body = body();
        var token = peek();
        if (token.is(Kind.END)) return body;
        throw fault(token, "unexpected {{" + tokens.get(next + 1).text() + "}}");
    }

    /// Nodes up to `{{end}}`, `{{else` or the end of the text, which are left for the caller.
    private Node.Body body() {
        var nodes = new ArrayList<Node>();
        while (true) {
            var token = peek();
            boolean stops = token.is(Kind.END) || token.is(Kind.OPEN) && (tokens.get(next + 1).isKeyword("end") || tokens.get(next + 1).isKeyword("else"));
            if (stops) return new Node.Body(nodes);
            take();
            nodes.add(token.is(Kind.LITERAL) ? new Node.Literal(token.text()) : action());
        }
    }

    private Node action() {
        var token = peek();
        if (!token.is(Kind.KEYWORD)) return new Node.Action(pipeline("command", Kind.CLOSE));
        take();
        return switch (token.text()) {
            case "if", "with", "range" -> control(token.text());
            case "break", "continue" -> jump(token);
            default -> throw fault(token, "unexpected " + token + " in command");
        };
    }

    private Node jump(Token word) {
        if (!peek().is(Kind.CLOSE)) throw fault(peek(), "unexpected " + peek() + " in {{" + word.text() + "}}");
        take();
        if (loops == 0) throw fault(word, "{{" + word.text() + "}} outside {{range}}");
        return word.text().equals("break") ? new Node.Break() : new Node.Continue();
    }

    private Node control(String word) {
        int scope = variables.size();
        var pipe = pipeline(word, Kind.CLOSE);
        if (word.equals("range")) loops++;
        var then = body();
        if (word.equals("range")) loops--;
        var otherwise = otherwise(word);
        variables.subList(scope, variables.size()).clear();
        return switch (word) {
            case "if" -> new Node.If(pipe, then, otherwise);
            case "with" -> new Node.With(pipe, then, otherwise);
            default -> new Node.Range(pipe, then, otherwise);
        };
    }

    private Optional<Node.Body> otherwise(String word) {
        if (peek().is(Kind.END)) throw fault(peek(), "unexpected EOF");
        take();
        var which = take();
        if (which.isKeyword("end")) {
            close("end");
            return Optional.empty();
        }
        if (!word.equals("range") && peek().isKeyword(word)) {
            take();
            return Optional.of(new Node.Body(List.of(control(word))));
        }
        close("else");
        var body = body();
        if (peek().is(Kind.END)) throw fault(peek(), "unexpected EOF");
        take();
        var end = take();
        if (!end.isKeyword("end")) throw fault(end, "expected end; found {{" + end.text() + "}}");
        close("end");
        return Optional.of(body);
    }

    private void close(String context) {
        var token = take();
        if (!token.is(Kind.CLOSE)) throw fault(token, "unexpected " + token + " in " + context);
    }

    private Node.Pipe pipeline(String context, Kind end) {
        int at = peek().at();
        var names = new ArrayList<String>();
        boolean assigns = declarations(names, context);
        var commands = new ArrayList<Node.Command>();
        while (true) {
            var token = peek();
            if (token.is(end)) {
                take();
                check(commands, token, context);
                if (!assigns) variables.addAll(names);
                return new Node.Pipe(names, assigns, commands, at);
            }
            if (!OPERANDS.contains(token.kind())) throw unexpected(token, context);
            commands.add(command());
        }
    }

    /// Reads `$x :=`, `$x =` or `$i, $x :=` if that is what comes; returns whether it only assigns.
    private boolean declarations(List<String> names, String context) {
        if (!peek().is(Kind.VARIABLE)) return false;
        int ahead = next + 1;
        boolean pair = context.equals("range") && tokens.get(ahead).is(Kind.COMMA) && tokens.get(ahead + 1).is(Kind.VARIABLE);
        var sign = tokens.get(pair ? ahead + 2 : ahead);
        if (!sign.is(Kind.DECLARE) && !sign.is(Kind.ASSIGN)) return false;
        names.add(take().text());
        if (pair) {
            take();
            names.add(take().text());
        }
        take();
        return sign.is(Kind.ASSIGN);
    }

    private static void check(List<Node.Command> commands, Token at, String context) {
        if (commands.isEmpty()) throw fault(at, "missing value for " + context);
        for (int i = 1; i < commands.size(); i++) {
            var first = commands.get(i).terms().getFirst();
            if (first instanceof Term.Constant || first instanceof Term.Dot) throw fault(at, "non executable command in pipeline stage " + (i + 1));
        }
    }

    private Node.Command command() {
        int at = peek().at();
        var terms = new ArrayList<Term>();
        while (true) {
            terms.add(term());
            var token = peek();
            if (token.is(Kind.PIPE)) {
                take();
                if (!OPERANDS.contains(peek().kind())) throw peek().is(Kind.CLOSE) || peek().is(Kind.RIGHT) ? fault(peek(), "missing value for command") : unexpected(peek(), "command");
                return new Node.Command(terms, at);
            }
            if (token.is(Kind.CLOSE) || token.is(Kind.RIGHT)) return new Node.Command(terms, at);
            if (!OPERANDS.contains(token.kind()) || !token.spaced()) throw unexpected(token, "operand");
        }
    }

    private Term term() {
        var token = take();
        return switch (token.kind()) {
            case FIELD -> fields(token);
            case VARIABLE -> variable(token);
            case DOT -> new Term.Dot(token.at());
            case LEFT -> {
                var pipe = pipeline("parenthesized pipeline", Kind.RIGHT);
                yield new Term.Group(pipe, chain(), token.at());
            }
            case IDENTIFIER -> {
                if (!Functions.ALL.knows(token.text())) throw fault(token, "function " + GoText.quote(token.text()) + " not defined");
                yield new Term.Function(token.text(), token.at());
            }
            case NIL -> new Term.Constant(Value.NOTHING, "nil", token.at());
            case BOOL -> new Term.Constant(Value.of(token.text().equals("true")), token.text(), token.at());
            case NUMBER -> new Term.Constant(Literals.number(token.text()), token.text(), token.at());
            case STRING -> new Term.Constant(Value.of(Literals.string(token)), token.text(), token.at());
            case CHARACTER -> new Term.Constant(Value.of(Literals.string(token).codePointAt(0)), token.text(), token.at());
            case LITERAL, OPEN, CLOSE, KEYWORD, PIPE, RIGHT, ASSIGN, DECLARE, COMMA, OTHER, END -> throw unexpected(token, "operand");
        };
    }

    /// A chain of fields stands, for messages, where its second field stands: so does Go's.
    private Term fields(Token first) {
        int at = peek().is(Kind.FIELD) && !peek().spaced() ? peek().at() : first.at();
        var names = new ArrayList<>(List.of(first.text().substring(1)));
        names.addAll(chain());
        return new Term.Fields(names, at);
    }

    private Term variable(Token token) {
        if (!variables.contains(token.text())) throw fault(token, "undefined variable " + GoText.quote(token.text()));
        int at = peek().is(Kind.FIELD) && !peek().spaced() ? peek().at() : token.at();
        return new Term.Variable(token.text(), chain(), at);
    }

    private List<String> chain() {
        var names = new ArrayList<String>();
        while (peek().is(Kind.FIELD) && !peek().spaced()) names.add(take().text().substring(1));
        return names;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private static Fault unexpected(Token token, String context) {
        return fault(token, "unexpected " + token + " in " + context);
    }

    private static Fault fault(Token token, String message) {
        return new Fault(token.line() + ": " + message);
    }
}

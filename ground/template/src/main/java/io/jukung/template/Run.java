package io.jukung.template;

import io.jukung.template.Node.Term;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// One rendering of a template: what is written so far, and the variables in sight. Used once, by one thread.
final class Run {
    /// `range` counts no further than this.
    private static final long LONGEST_COUNT = 10_000_000;

    private record Variable(String name, Value value) {}

    private enum Flow { ON, BREAK, CONTINUE }

    private final String source;
    private final Functions functions;
    private final Value data;
    private final StringBuilder out = new StringBuilder();
    private final List<Variable> variables = new ArrayList<>();

    Run(String source, Functions functions, Value data) {
        this.source = source;
        this.functions = functions;
        this.data = data;
        variables.add(new Variable("$", data));
    }

    String render(Node.Body body) {
        walk(body, data);
        return out.toString();
    }

    private Flow walk(Node.Body body, Value dot) {
        for (var node : body.nodes()) {
            var flow = walk(node, dot);
            if (flow != Flow.ON) return flow;
        }
        return Flow.ON;
    }

    private Flow walk(Node node, Value dot) {
        return switch (node) {
            case Node.Body body -> walk(body, dot);
            case Node.Literal(var text) -> {
                out.append(text);
                yield Flow.ON;
            }
            case Node.Action(var pipe) -> {
                var value = evaluate(pipe, dot);
                if (pipe.variables().isEmpty()) out.append(GoText.print(value));
                yield Flow.ON;
            }
            case Node.If(var pipe, var then, var otherwise) -> scoped(() -> evaluate(pipe, dot).isTrue() ? walk(then, dot) : walk(otherwise, dot));
            case Node.With(var pipe, var then, var otherwise) -> scoped(() -> {
                var value = evaluate(pipe, dot);
                return value.isTrue() ? walk(then, value) : walk(otherwise, dot);
            });
            case Node.Range range -> scoped(() -> range(range, dot));
            case Node.Break() -> Flow.BREAK;
            case Node.Continue() -> Flow.CONTINUE;
        };
    }

    private Flow walk(Optional<Node.Body> body, Value dot) {
        return body.isPresent() ? walk(body.get(), dot) : Flow.ON;
    }

    private interface Part {
        Flow run();
    }

    /// Variables made inside are gone after it.
    private Flow scoped(Part part) {
        int mark = variables.size();
        var flow = part.run();
        variables.subList(mark, variables.size()).clear();
        return flow;
    }

    private record Entry(Value key, Value value) {}

    private Flow range(Node.Range range, Value dot) {
        var pipe = range.pipe();
        var entries = entries(pipe, values(pipe, dot));
        if (entries.isEmpty()) return walk(range.otherwise(), dot);
        for (var entry : entries) {
            var names = pipe.variables();
            var flow = scoped(() -> {
                if (names.size() == 1) keep(names.get(0), entry.value, pipe.assigns());
                if (names.size() == 2) {
                    keep(names.get(0), entry.key, pipe.assigns());
                    keep(names.get(1), entry.value, pipe.assigns());
                }
                return walk(range.then(), entry.value);
            });
            if (flow == Flow.BREAK) break;
        }
        return Flow.ON;
    }

    private List<Entry> entries(Node.Pipe pipe, Value value) {
        var entries = new ArrayList<Entry>();
        switch (value) {
            case Value.Items(var items) -> {
                for (int i = 0; i < items.size(); i++) entries.add(new Entry(Value.of(i), items.get(i)));
            }
            case Value.Tree tree -> GoText.fields(tree).forEach((key, item) -> entries.add(new Entry(Value.of(key), item)));
            case Value.Whole(var count) when count < LONGEST_COUNT -> LongStream.range(0, count).forEach(i -> entries.add(new Entry(Value.of(i), Value.of(i))));
            case Value.Nothing() -> {}
            case Value.Text _, Value.Real _, Value.Truth _, Value.Whole _, Row _ -> throw fault(pipe.at(), pipe.toString(), "range can't iterate over " + GoText.plain(value));
        }
        return entries;
    }

    private Value evaluate(Node.Pipe pipe, Value dot) {
        var value = values(pipe, dot);
        for (var name : pipe.variables()) keep(name, value, pipe.assigns());
        return value;
    }

    private Value values(Node.Pipe pipe, Value dot) {
        var piped = Optional.<Value>empty();
        for (var command : pipe.commands()) piped = Optional.of(evaluate(command, dot, piped));
        return piped.orElse(Value.NOTHING);
    }

    private void keep(String name, Value value, boolean assigns) {
        if (!assigns) {
            variables.add(new Variable(name, value));
            return;
        }
        for (int i = variables.size() - 1; i >= 0; i--) {
            if (variables.get(i).name.equals(name)) {
                variables.set(i, new Variable(name, value));
                return;
            }
        }
    }

    private Value variable(String name) {
        return variables.reversed().stream().filter(v -> v.name.equals(name)).findFirst().map(Variable::value).orElse(Value.NOTHING);
    }

    private Value evaluate(Node.Command command, Value dot, Optional<Value> piped) {
        var first = command.terms().getFirst();
        var rest = command.terms().subList(1, command.terms().size());
        if (first instanceof Term.Function function) return call(command, function, rest, dot, piped);
        boolean given = !rest.isEmpty() || piped.isPresent();
        if (!given) return evaluate(first, dot);
        if (first instanceof Term.Fields(var names, var at) && owner(dot, names, first) instanceof Row row) {
            var result = row.call(names.getLast(), arguments(rest, dot, piped));
            if (result.isPresent()) return result.get();
        }
        if (first instanceof Term.Fields(var names, _)) throw fault(first, names.getLast() + " has arguments but cannot be invoked as function");
        throw fault(first, "can't give argument to non-function " + first);
    }

    private Value owner(Value dot, List<String> names, Term term) {
        return walk(dot, names.subList(0, names.size() - 1), term);
    }

    private Value call(Node.Command command, Term.Function function, List<Term> rest, Value dot, Optional<Value> piped) {
        boolean and = function.name().equals("and");
        try {
            if (and || function.name().equals("or")) return shortened(and, rest, dot, piped);
            var values = arguments(rest, dot, piped);
            return wrapped(command, function, values);
        } catch (StackOverflowError e) {
            throw fault(command.at(), command.toString(), "exceeded maximum template depth");
        }
    }

    private Value wrapped(Node.Command command, Term.Function function, List<Value> values) {
        try {
            return functions.call(function.name(), values);
        } catch (Fault fault) {
            boolean count = String.valueOf(fault.getMessage()).startsWith("wrong number of args");
            throw count ? fault(function, String.valueOf(fault.getMessage())) : fault(command.at(), command.toString(), String.valueOf(fault.getMessage()));
        }
    }

    /// `and` ends at the first untrue value, `or` at the first true one; what comes after is not looked at.
    private Value shortened(boolean and, List<Term> terms, Value dot, Optional<Value> piped) {
        Value value = Value.NOTHING;
        for (var term : terms) {
            value = evaluate(term, dot);
            if (value.isTrue() != and) return value;
        }
        return piped.orElse(value);
    }

    private List<Value> arguments(List<Term> terms, Value dot, Optional<Value> piped) {
        var values = new ArrayList<Value>();
        for (var term : terms) values.add(evaluate(term, dot));
        piped.ifPresent(values::add);
        return values;
    }

    private Value evaluate(Term term, Value dot) {
        return switch (term) {
            case Term.Fields(var names, _) -> walk(dot, names, term);
            case Term.Variable(var name, var names, _) -> walk(variable(name), names, term);
            case Term.Dot _ -> dot;
            case Term.Constant(var value, _, _) -> value;
            case Term.Group(var pipe, var names, _) -> walk(values(pipe, dot), names, term);
            case Term.Function function -> call(new Node.Command(List.of(term), term.at()), function, List.of(), dot, Optional.empty());
        };
    }

    private Value walk(Value from, List<String> names, Term term) {
        var value = from;
        for (int i = 0; i < names.size(); i++) value = field(value, names.get(i), i == 0 && term instanceof Term.Fields, term);
        return value;
    }

    private Value field(Value value, String name, boolean first, Term term) {
        return switch (value) {
            case Value.Tree tree -> tree.field(name).orElseGet(() -> absent(tree, name, term));
            case Row row -> row.field(name).or(() -> row.call(name, List.of())).orElseThrow(() -> fault(term, "can't evaluate field " + name + " in type " + row.rowType()));
            case Value.Nothing _ -> throw fault(term, first ? "nil data; no entry for key " + GoText.quote(name) : "nil pointer evaluating interface {}." + name);
            case Value.Text _, Value.Whole _, Value.Real _, Value.Truth _, Value.Items _ -> throw fault(term, "can't evaluate field " + name + " in type interface {}");
        };
    }

    private Value absent(Value.Tree tree, String name, Term term) {
        return switch (tree.names().absence(tree.path())) {
            case Names.Absence.NoValue() -> Value.NOTHING;
            case Names.Absence.NoEntry() -> throw fault(term, "map has no entry for key " + GoText.quote(name));
            case Names.Absence.NoField(var type) -> throw fault(term, "can't evaluate field " + name + " in type " + type);
        };
    }

    private Fault fault(Term term, String message) {
        return fault(term.at(), term.toString(), message);
    }

    /// Where in Go's way: line, and bytes since the line began.
    private Fault fault(int at, String context, String message) {
        var before = source.substring(0, at);
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        int column = before.substring(before.lastIndexOf('\n') + 1).getBytes(StandardCharsets.UTF_8).length;
        return new Fault("%d:%d: executing \"\" at <%s>: %s".formatted(line, column, context, message));
    }
}

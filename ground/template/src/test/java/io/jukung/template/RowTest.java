package io.jukung.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.jukung.base.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowTest {
    private final Row row = new Row() {
        @Override public Optional<Value> field(String name) {
            return switch (name) {
                case "ID" -> Optional.of(Value.of("4f2a"));
                case "Repository" -> Optional.of(Value.of("<none>"));
                default -> Optional.empty();
            };
        }

        @Override public Optional<Value> call(String name, List<Value> arguments) {
            return name.equals("Label") ? Optional.of(Value.of("label " + GoText.plain(arguments.getFirst()))) : Optional.empty();
        }

        @Override public List<String> names() { return List.of("Repository", "ID"); }
        @Override public String rowType() { return "*formatter.ContainerContext"; }
    };

    @Test void fieldsOfARowArePrinted() {
        assertEquals("4f2a\tlabel x", Template.parse("{{.ID}}\t{{.Label \"x\"}}").render(row));
    }

    @Test void anUnknownFieldOfARowNamesItsType() {
        var problem = assertThrows(Problem.Invalid.class, () -> Template.parse("{{.Foo}}").render(row));
        assertEquals("template parsing error: template: :1:2: executing \"\" at <.Foo>: can't evaluate field Foo in type *formatter.ContainerContext", problem.message());
    }

    @Test void aRowAsJsonIsSortedAndEscaped() {
        assertEquals("{\"ID\":\"4f2a\",\"Repository\":\"\\u003cnone\\u003e\"}", Template.parse("{{json .}}").render(row));
    }

    @Test void headingsKeepTheirWords() {
        assertEquals("IMAGE ID   NAMES <no value>", Template.parse("{{pad (lower .ID) 0 3}}{{json .Names}} {{.Foo}}").heading(Map.of("ID", "IMAGE ID", "Names", "NAMES")));
    }

    @Test void goNamesAliasesAndZerosAreFound() {
        var names = Names.of(Map.of("Platform", "platform-x"), Map.of("HostConfig.CpuShares", new JsonPrimitive(0), "Networks.*.GwPriority", new JsonPrimitive(0)), Set.of("Labels"));
        var data = JsonParser.parseString("{\"ApiVersion\":\"1.51\",\"platform-x\":\"p\",\"HostConfig\":{},\"Networks\":{\"bridge\":{}},\"Labels\":{\"a\":\"1\"}}");
        var text = "{{.APIVersion}} {{.Platform}} {{.HostConfig.CpuShares}} {{.Networks.bridge.GwPriority}} {{.Labels.b}} {{.Labels.a}}";
        assertEquals("1.51 p 0 0 <no value> 1", Template.parse(text).render(data, names));
    }
}

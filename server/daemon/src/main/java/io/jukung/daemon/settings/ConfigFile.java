package io.jukung.daemon.settings;

import io.jukung.api.Wire;
import io.jukung.base.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A file with settings, as daemon.json has them. A bad one is reported whole: every mistake.
final class ConfigFile {
    private ConfigFile() {}

    /// @param said  what flags set: said twice is a mistake
    /// @param named whether somebody asked for this very file; else it may be missing
    static Map<Setting, List<String>> read(Path file, Map<Setting, List<String>> said, boolean named) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            if (!named) return Map.of();
            throw mistake(file, List.of("open " + file + ": no such file or directory"));
        }
        var mistakes = new ArrayList<String>();
        var values = new LinkedHashMap<Setting, List<String>>();
        try {
            for (var entry : Wire.readObject(bytes).properties()) {
                var setting = SettingsTable.byKey(entry.getKey());
                if (setting.isEmpty()) mistakes.add("the following directives don't match any configuration option: " + entry.getKey());
                else if (said.containsKey(setting.get())) {
                    mistakes.add("the following directives are specified both as a flag and in the configuration file: " + entry.getKey()
                            + ": (from flag: " + shown(setting.get(), said.get(setting.get())) + ", from file: " + entry.getValue() + ")");
                } else values.put(setting.get(), values(setting.get(), entry.getValue(), mistakes));
            }
        } catch (Problem.Invalid e) {
            mistakes.add(e.message());
        }
        if (!mistakes.isEmpty()) throw mistake(file, mistakes);
        return values;
    }

    private static List<String> values(Setting setting, JsonNode value, List<String> mistakes) {
        boolean right = switch (setting.kind()) {
            case YES_NO -> value.isBoolean();
            case NUMBER -> value.isIntegralNumber();
            case TEXT -> value.isString();
            case LIST -> value.isArray();
        };
        if (!right) {
            mistakes.add(setting.key() + ": " + value + " has the wrong type");
            return List.of();
        }
        var texts = new ArrayList<String>();
        if (value.isArray()) for (var item : value) texts.add(item.asString(""));
        else texts.add(value.asString(""));
        return texts;
    }

    private static String shown(Setting setting, List<String> values) {
        return setting.kind() == Setting.Kind.LIST ? values.toString() : String.join(" ", values);
    }

    private static Problem.Invalid mistake(Path file, List<String> mistakes) {
        return new Problem.Invalid("unable to configure the engine with file " + file + ": " + String.join("; ", mistakes), "mend the file, then try: jukung engine --validate");
    }
}

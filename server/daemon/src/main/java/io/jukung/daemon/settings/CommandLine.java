package io.jukung.daemon.settings;

import io.jukung.base.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was said on the command line: values by setting, and the wishes that are no settings.
public record CommandLine(Map<Setting, List<String>> values, boolean help, boolean version, boolean validate) {

    /// Reads `--flag value`, `--flag=value`, `-H value`, `-Hvalue`, `-D`.
    /// @throws Problem.Invalid in dockerd's words
    public static CommandLine parse(List<String> args) {
        var values = new LinkedHashMap<Setting, List<String>>();
        boolean help = false;
        boolean version = false;
        boolean validate = false;
        for (int at = 0; at < args.size(); at++) {
            var arg = args.get(at);
            switch (arg) {
                case "-h", "--help" -> { help = true; continue; }
                case "-v", "--version" -> { version = true; continue; }
                case "--validate" -> { validate = true; continue; }
                default -> { }
            }
            int equals = arg.indexOf('=');
            var setting = setting(arg, equals);
            String value;
            boolean attached = !arg.startsWith("--") && arg.length() > 2;
            if (arg.startsWith("--") && equals > 0) value = arg.substring(equals + 1);
            else if (attached) value = arg.substring(arg.charAt(2) == '=' ? 3 : 2);
            else if (setting.kind() == Setting.Kind.YES_NO) value = "true";
            else if (at + 1 < args.size()) value = args.get(++at);
            else throw invalid("flag needs an argument: " + (arg.startsWith("--") ? arg : "'" + arg.charAt(1) + "' in " + arg));
            var said = values.computeIfAbsent(setting, _ -> new ArrayList<>());
            if (setting.kind() != Setting.Kind.LIST) said.clear();
            said.add(check(setting, value));
        }
        return new CommandLine(values, help, version, validate);
    }

    private static Setting setting(String arg, int equals) {
        if (arg.startsWith("--")) {
            var name = equals > 0 ? arg.substring(2, equals) : arg.substring(2);
            return SettingsTable.byFlag(name).orElseThrow(() -> invalid("unknown flag: --" + name));
        }
        if (arg.startsWith("-") && arg.length() > 1) {
            return SettingsTable.byLetter(arg.charAt(1)).orElseThrow(() -> invalid("unknown shorthand flag: '" + arg.charAt(1) + "' in " + arg));
        }
        throw invalid("\"jukung engine\" accepts no arguments: " + arg);
    }

    static String check(Setting setting, String value) {
        boolean right = switch (setting.kind()) {
            case YES_NO -> value.equals("true") || value.equals("false");
            case NUMBER -> value.matches("[0-9]{1,9}");
            case TEXT, LIST -> true;
        };
        if (!right) throw invalid("invalid argument \"" + value + "\" for \"--" + setting.flag() + "\" flag: not a " + (setting.kind() == Setting.Kind.NUMBER ? "whole number" : "yes or no (true, false)"));
        return value;
    }

    private static Problem.Invalid invalid(String message) {
        return new Problem.Invalid(message, "see 'jukung engine --help'");
    }
}

package io.jukung.daemon.settings;

/// What `jukung engine --help` prints, from the table of settings.
public final class HelpPage {
    private HelpPage() {}

    public static String text() {
        var text = new StringBuilder("""

                Usage:  jukung engine [OPTIONS]

                Runs the engine in the foreground. Containers go on running when it ends.

                Options:
                """);
        int width = SettingsTable.ALL.stream().mapToInt(s -> left(s).length()).max().orElse(0);
        for (var setting : SettingsTable.ALL) line(text, width, left(setting), setting.help() + setting.standard().map(s -> " (default " + quoted(setting, s) + ")").orElse(""));
        line(text, width, "  -h, --help", "Print this page");
        line(text, width, "      --validate", "Check flags and file, and end");
        line(text, width, "  -v, --version", "Print the version, and end");
        return text.toString();
    }

    private static String quoted(Setting setting, String standard) {
        return setting.kind() == Setting.Kind.TEXT ? "\"" + standard + "\"" : standard;
    }

    private static void line(StringBuilder text, int width, String left, String right) {
        text.append(left).append(" ".repeat(Math.max(1, width + 3 - left.length()))).append(right).append('\n');
    }

    private static String left(Setting setting) {
        var letter = setting.letter() == 0 ? "      " : "  -" + setting.letter() + ", ";
        return letter + "--" + setting.flag() + (setting.placeholder().isEmpty() ? "" : " " + setting.placeholder());
    }
}

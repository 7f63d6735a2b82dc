package io.jukung.daemon.settings;

/// Prints `docs/settings.md`: every setting of the engine, its flag, its key in the settings file and its default.
public final class SettingsPage {
    private SettingsPage() {}

    public static String text() {
        var text = new StringBuilder("""
                # Settings of the engine

                Each is a flag of `jukung engine` and, under its key, a line of `%s` (JSON, daemon.json's keys). A setting
                said in both places is refused. This page is generated.

                | Flag | Key | Kind | Default | What it is |
                |---|---|---|---|---|
                """.formatted(SettingsTable.DEFAULT_FILE));
        for (var setting : SettingsTable.ALL) {
            text.append("| `").append(setting.letter() == 0 ? "" : "-" + setting.letter() + ", ").append("--").append(setting.flag()).append("` | `").append(setting.key())
                    .append("` | ").append(kind(setting)).append(" | ").append(setting.standard().map(s -> "`" + s + "`").orElse("")).append(" | ").append(setting.help()).append(" |\n");
        }
        return text.toString();
    }

    private static String kind(Setting setting) {
        return switch (setting.kind()) {
            case TEXT -> "text";
            case YES_NO -> "true or false";
            case NUMBER -> "number";
            case LIST -> "list; the flag may be repeated";
        };
    }
}

package io.jukung.daemon.settings;

import java.util.Optional;

/// One thing the engine can be told: by a flag of dockerd's name, or by daemon.json's key, which for lists is a plural.
///
/// @param letter the short flag; 0 if there is none
public record Setting(String flag, char letter, String key, Kind kind, String placeholder, String help, Optional<String> standard) {
    /// What a value looks like. A list may be said several times.
    public enum Kind { TEXT, YES_NO, NUMBER, LIST }

    static Setting text(String flag, String help, String standard) {
        return new Setting(flag, (char) 0, flag, Kind.TEXT, "string", help, Optional.of(standard).filter(s -> !s.isEmpty()));
    }

    static Setting yesNo(String flag, String help, boolean standard) {
        return new Setting(flag, (char) 0, flag, Kind.YES_NO, "", help, standard ? Optional.of("true") : Optional.empty());
    }

    static Setting number(String flag, String help, String standard) {
        return new Setting(flag, (char) 0, flag, Kind.NUMBER, "int", help, Optional.of(standard).filter(s -> !s.isEmpty()));
    }

    static Setting list(String flag, String key, String help) {
        return new Setting(flag, (char) 0, key, Kind.LIST, "list", help, Optional.empty());
    }

    Setting or(char other) {
        return new Setting(flag, other, key, kind, placeholder, help, standard);
    }
}

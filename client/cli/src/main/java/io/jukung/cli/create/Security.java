package io.jukung.cli.create;

import io.jukung.base.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `--security-opt`: passed on as written, but a seccomp profile named as a file is sent as its content.
final class Security {
    private Security() {}

    static List<String> options(List<String> given) {
        var options = new ArrayList<String>();
        for (var option : given) {
            if (option.equals("systempaths=unconfined")) continue;
            int cut = option.indexOf('=') >= 0 ? option.indexOf('=') : option.indexOf(':');
            if (cut < 0 && !option.equals("no-new-privileges")) throw new Problem.Invalid("Invalid --security-opt: \"" + option + "\"");
            options.add(cut > 0 && option.substring(0, cut).equals("seccomp") ? seccomp(option.substring(cut + 1)) : option);
        }
        return options;
    }

    private static String seccomp(String profile) {
        if (profile.equals("unconfined") || profile.equals("builtin")) return "seccomp=" + profile;
        try {
            return "seccomp=" + com.google.gson.JsonParser.parseString(Files.readString(Path.of(profile)));
        } catch (IOException e) {
            throw new Problem.Invalid("opening seccomp profile (" + profile + ") failed: open " + profile + ": no such file or directory");
        } catch (com.google.gson.JsonParseException e) {
            throw new Problem.Invalid("compacting json for seccomp profile (" + profile + ") failed: " + e.getMessage());
        }
    }
}

package io.jukung.floors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+[A-Za-z0-9]*)(?:\\.[a-z][A-Za-z]*)?(?:\\([^`]*\\))?`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#: ]+)(?:#[^)]*)?\\)");

    @Test void everyTypeAFlowNamesExists() throws IOException {
        var types = types();
        var missing = new TreeSet<String>();
        int named = 0;
        for (var page : pages("docs/flows")) {
            var matcher = TYPE.matcher(Files.readString(page));
            while (matcher.find()) {
                named++;
                if (!types.contains(matcher.group(1))) missing.add(ROOT.relativize(page) + ": " + matcher.group(1));
            }
        }
        assertFalse(named == 0, "the flows name no type at all");
        assertEquals(new TreeSet<String>(), missing);
    }

    @Test void everyLinkLeadsSomewhere() throws IOException {
        var broken = new TreeSet<String>();
        var all = new ArrayList<>(pages("docs"));
        for (var name : List.of("README.md", "SCOPE.md", "CONTRIBUTING.md", "CHANGELOG.md")) all.add(ROOT.resolve(name));
        for (var page : all) {
            var matcher = LINK.matcher(Files.readString(page));
            while (matcher.find()) {
                if (!Files.exists(page.resolveSibling(matcher.group(1)))) broken.add(ROOT.relativize(page) + ": " + matcher.group(1));
            }
        }
        assertEquals(new TreeSet<String>(), broken);
    }

    private static Set<String> types() throws IOException {
        var types = new HashSet<String>();
        for (var wing : List.of("ground", "model", "server", "client")) {
            try (var files = Files.walk(ROOT.resolve(wing))) {
                for (var file : files.filter(f -> f.toString().contains("/src/main/") && f.toString().endsWith(".java")).toList()) {
                    types.add(String.valueOf(file.getFileName()).replace(".java", ""));
                    var nested = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)").matcher(Files.readString(file));
                    while (nested.find()) types.add(nested.group(1));
                }
            }
        }
        return types;
    }

    private static List<Path> pages(String folder) throws IOException {
        try (var files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(f -> f.toString().endsWith(".md")).toList();
        }
    }
}

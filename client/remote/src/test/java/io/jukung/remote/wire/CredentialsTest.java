package io.jukung.remote.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.jukung.remote.ClientSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir Path config;

    private JsonObject sent(String registry) {
        var header = Credentials.of(new ClientSettings(Optional.empty(), Optional.empty(), Optional.of(config), Map.of())).header(registry);
        return JsonParser.parseString(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8)).getAsJsonObject();
    }

    @Test void theHubIsFoundUnderItsOldName() throws IOException {
        Files.writeString(config.resolve("config.json"), "{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"bWU6cDphc3M=\"}}}");
        assertEquals("{\"username\":\"me\",\"password\":\"p:ass\",\"serveraddress\":\"https://index.docker.io/v1/\"}", sent("docker.io").toString());
    }

    @Test void aTokenIsSentAsOne() throws IOException {
        Files.writeString(config.resolve("config.json"), "{\"auths\":{\"https://reg:5000/v2/\":{\"identitytoken\":\"t\"}}}");
        assertEquals("{\"identitytoken\":\"t\",\"serveraddress\":\"reg:5000\"}", sent("reg:5000").toString());
    }

    @Test void aStrangerIsAnEmptyObject() {
        assertEquals("{}", sent("elsewhere").toString());
    }
}

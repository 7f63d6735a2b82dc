package io.jukung.engine.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jukung.api.Wire;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class DroppedFieldTest {
    private static final String REQUEST = "{\"Image\":\"tiny\",\"HostConfig\":{\"Memory\":1,\"Init\":true}}";

    @Test void theNamedFieldIsGoneAndTheOthersStay() {
        assertEquals("{\"Image\":\"tiny\",\"HostConfig\":{\"Init\":true}}", DroppedField.without(request(), "HostConfig.Memory").toString());
        assertEquals("{\"HostConfig\":{\"Memory\":1,\"Init\":true}}", DroppedField.without(request(), "Image").toString());
    }

    @Test void theRequestItselfKeepsTheField() {
        var request = request();
        DroppedField.without(request, "HostConfig.Memory");
        assertEquals(REQUEST, request.toString());
    }

    @Test void aFieldThatWasNotSaidIsNoError() {
        assertEquals(REQUEST, DroppedField.without(request(), "NetworkingConfig.EndpointsConfig").toString());
    }

    @Test void withoutThePropertyNothingIsDropped() {
        assertEquals(REQUEST, DroppedField.without(request()).toString());
    }

    private static ObjectNode request() { return Wire.readObject(REQUEST.getBytes(StandardCharsets.UTF_8)); }
}

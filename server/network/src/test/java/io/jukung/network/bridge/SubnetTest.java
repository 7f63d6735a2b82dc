package io.jukung.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jukung.base.Problem;
import io.jukung.kernel.Netlink;
import io.jukung.network.AddressText;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SubnetTest {
    @Test
    void theFirstRangeWithoutARouteIsChosen() {
        var routes = List.of(new Netlink.Route(Optional.empty(), 0, Optional.of(InetAddress.ofLiteral("10.0.0.1")), 2),
                new Netlink.Route(Optional.of(InetAddress.ofLiteral("172.16.0.0")), 15, Optional.empty(), 2));
        assertEquals("172.19.0.0/16", SubnetChoice.first(routes, List.of(Subnet.parse("172.18.4.1/24"))).range());
    }

    @Test
    void anAddressOfTheNetworkItselfMeansTheFirstInIt() {
        assertEquals("172.20.0.1", Subnet.parse("172.20.0.0/16").gateway().getHostAddress());
        assertEquals("172.20.0.0/16", Subnet.parse("172.20.5.5/16").range());
    }

    @Test
    void whatIsNoRangeIsRefused() {
        for (var text : List.of("", "172.20.0.1", "172.20.0.1/33", "/16", "fd00::1/64", "x/16")) assertThrows(Problem.Invalid.class, () -> Subnet.parse(text), text);
    }

    @Test
    void addressesAreWrittenAsDockerWritesThem() {
        assertEquals("::", AddressText.of(InetAddress.ofLiteral("::")));
        assertEquals("::1", AddressText.of(InetAddress.ofLiteral("::1")));
        assertEquals("fd00::1:0:0:1", AddressText.of(InetAddress.ofLiteral("fd00:0:0:0:1:0:0:1")));
        assertEquals("0.0.0.0", AddressText.of(InetAddress.ofLiteral("0.0.0.0")));
    }
}

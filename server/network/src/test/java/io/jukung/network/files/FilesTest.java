package io.jukung.network.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.base.Problem;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FilesTest {
    private static final InetAddress GATEWAY = InetAddress.ofLiteral("172.17.0.1");

    @Test
    void hostsEndsWithTheContainersOwnLine() {
        var text = HostsFile.text(List.of(HostsFile.extra("db:host-gateway", GATEWAY)), List.of(new HostsFile.Entry("172.17.0.2", List.of("web"))));
        assertTrue(text.startsWith("127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::\tip6-localnet\n"), text);
        assertTrue(text.endsWith("ff02::2\tip6-allrouters\n172.17.0.1\tdb\n172.17.0.2\tweb\n"), text);
    }

    @Test
    void anExtraHostMayHaveAnIpv6AddressInBrackets() {
        assertEquals(new HostsFile.Entry("fd00::1", List.of("six")), HostsFile.extra("six:[fd00::1]", GATEWAY));
        assertThrows(Problem.Invalid.class, () -> HostsFile.extra("six", GATEWAY));
        assertThrows(Problem.Invalid.class, () -> HostsFile.extra("six:not-an-address", GATEWAY));
    }

    @Test
    void serversOnLoopbackAreLeftOutAndSearchStays() {
        var host = ResolvConf.parse("# made by hand\nnameserver 127.0.0.1\nnameserver 10.0.0.53\nnameserver ::1\nsearch a.example b.example\noptions ndots:2\n");
        assertEquals("nameserver 10.0.0.53\nsearch a.example b.example\noptions ndots:2\n", host.forContainer().text());
    }

    @Test
    void withoutAReachableServerThereAreDockersTwo() {
        var stub = ResolvConf.parse("nameserver 127.0.0.53\n");
        assertTrue(stub.onlyStub());
        assertEquals("nameserver 8.8.8.8\nnameserver 8.8.4.4\n", stub.forContainer().text());
    }

    @Test
    void whatIsAskedForTakesThePlaceOfTheHosts() {
        var host = ResolvConf.parse("nameserver 10.0.0.53\nsearch a.example\n");
        assertEquals("nameserver 1.1.1.1\n", host.with(List.of("1.1.1.1"), List.of("."), List.of()).text());
    }
}

package io.jukung.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// One message from rtnetlink, its header gone: a fixed part, and attributes by their numbers.
record NetlinkReply(int type, ByteBuffer fixed, Map<Integer, byte[]> attributes) {
    static NetlinkReply parse(int type, ByteBuffer body, int fixedLength) {
        // copied: the socket reads its next datagram into the same buffer
        var copy = new byte[fixedLength];
        body.get(body.position(), copy);
        var fixed = ByteBuffer.wrap(copy).order(ByteOrder.nativeOrder());
        var rest = body.slice(body.position() + fixedLength, body.remaining() - fixedLength).order(ByteOrder.nativeOrder());
        return new NetlinkReply(type, fixed, attributes(rest));
    }

    private static Map<Integer, byte[]> attributes(ByteBuffer in) {
        var found = new HashMap<Integer, byte[]>();
        while (in.remaining() >= 4) {
            int at = in.position();
            int length = Short.toUnsignedInt(in.getShort(at));
            if (length < 4 || length > in.remaining()) break;
            var value = new byte[length - 4];
            in.get(at + 4, value);
            found.put(in.getShort(at + 2) & 0x3fff, value);
            in.position(Math.min(in.limit(), at + (length + 3 & ~3)));
        }
        return found;
    }

    NetlinkReply inside(int attribute) {
        var empty = ByteBuffer.allocate(0);
        return new NetlinkReply(type, empty, attributes(ByteBuffer.wrap(bytes(attribute)).order(ByteOrder.nativeOrder())));
    }

    boolean has(int attribute) {
        return attributes.containsKey(attribute);
    }

    byte[] bytes(int attribute) {
        return attributes.getOrDefault(attribute, new byte[0]);
    }

    int number(int attribute) {
        var value = bytes(attribute);
        return value.length < 4 ? 0 : ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getInt();
    }

    String text(int attribute) {
        return new String(bytes(attribute), UTF_8).replace("\0", "");
    }

    String mac(int attribute) {
        return HexFormat.ofDelimiter(":").formatHex(bytes(attribute));
    }

    Optional<InetAddress> address(int attribute) throws UnknownHostException {
        return has(attribute) ? Optional.of(InetAddress.getByAddress(bytes(attribute))) : Optional.empty();
    }
}

package io.jukung.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A message to rtnetlink while it is being written: a header, a fixed part, and attributes, which may nest.
final class NetlinkRequest {
    static final int REQUEST = 1;
    static final int ACK = 4;
    static final int REPLACE = 0x100;
    static final int EXCLUSIVE = 0x200;
    static final int DUMP = 0x300;
    static final int CREATE = 0x400;
    private static final int NESTED = 0x8000;

    private final ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());

    NetlinkRequest(int type, int flags, int sequence) {
        out.putInt(0).putShort((short) type).putShort((short) flags).putInt(sequence).putInt(0);
    }

    /// `struct ifinfomsg`; the flags named in `change` take the values they have in `flags`.
    NetlinkRequest link(int family, int index, int flags, int change) {
        out.put((byte) family).put((byte) 0).putShort((short) 0).putInt(index).putInt(flags).putInt(change);
        return this;
    }

    NetlinkRequest bytes(byte... values) {
        out.put(values);
        return this;
    }

    NetlinkRequest number(int value) {
        out.putInt(value);
        return this;
    }

    NetlinkRequest attribute(int type, byte[] value) {
        out.putShort((short) (4 + value.length)).putShort((short) type).put(value);
        while (out.position() % 4 != 0) out.put((byte) 0);
        return this;
    }

    NetlinkRequest attribute(int type, int value) {
        out.putShort((short) 8).putShort((short) type).putInt(value);
        return this;
    }

    NetlinkRequest attribute(int type, String value) {
        return attribute(type, (value + "\0").getBytes(UTF_8));
    }

    NetlinkRequest nest(int type, Runnable content) {
        int start = out.position();
        out.putShort((short) 0).putShort((short) (type | NESTED));
        content.run();
        out.putShort(start, (short) (out.position() - start));
        return this;
    }

    byte[] finish() {
        var message = new byte[out.position()];
        out.putInt(0, message.length).flip().get(message);
        return message;
    }
}

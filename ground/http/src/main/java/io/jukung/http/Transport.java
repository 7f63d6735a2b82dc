package io.jukung.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Two directions of bytes, whatever carries them. Closing wakes a blocked reader.
interface Transport extends Closeable {
    InputStream input();

    OutputStream output();

    void closeOutput() throws IOException;

    static Transport open(Target target) throws IOException {
        // Before the switch, whose first use costs a short-lived program some ten milliseconds.
        if (target instanceof Target.Unix(var path)) return ChannelTransport.unix(path);
        return switch (target) {
            case Target.Unix(var path) -> ChannelTransport.unix(path);
            case Target.Tcp(var host, var port) -> ChannelTransport.tcp(host, port);
            case Target.Tls(var host, var port, var sockets) -> TlsTransport.open(host, port, sockets);
            case Target.Pipes(var command) -> PipeTransport.start(command);
        };
    }
}

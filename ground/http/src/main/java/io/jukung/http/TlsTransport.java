package io.jukung.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A TLS connection that has shaken hands and checked the server's name. Under TLS 1.3 each direction ends by itself.
final class TlsTransport implements Transport {
    private final SSLSocket socket;
    private final InputStream input;
    private final OutputStream output;

    private TlsTransport(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.input = socket.getInputStream();
        this.output = socket.getOutputStream();
    }

    static Transport open(String host, int port, SSLSocketFactory sockets) throws IOException {
        var socket = (SSLSocket) sockets.createSocket(host, port);
        try {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.startHandshake();
            return new TlsTransport(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void closeOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

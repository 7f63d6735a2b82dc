package io.jukung.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// A child process that carries the bytes; its stderr is ours, so that ssh's complaints reach the user. Closing ends the child.
final class PipeTransport implements Transport {
    private final Process process;

    private PipeTransport(Process process) {
        this.process = process;
    }

    static Transport start(List<String> command) throws IOException {
        return new PipeTransport(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    @Override
    public InputStream input() {
        return process.getInputStream();
    }

    @Override
    public OutputStream output() {
        // The process' stream is buffered: a hijacked write must go out at once.
        return new FilterOutputStream(process.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                out.flush();
            }

            @Override
            public void write(int b) throws IOException {
                out.write(b);
                out.flush();
            }
        };
    }

    @Override
    public void closeOutput() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
    }
}

package io.jukung.content.files;

import io.jukung.content.ContentStore;
import io.jukung.content.DigestMismatchException;
import io.jukung.notation.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/// A blob on its way into the store. One thread writes; bytes are hashed as they pass.
final class FileIngest implements ContentStore.Ingest {
    private final Digest expected;
    private final Path draft;
    private final Path target;
    private final FileChannel channel;
    private final MessageDigest hash;
    private final Output output = new Output();

    FileIngest(Digest expected, Path draft, Path target) throws IOException {
        this.expected = expected;
        this.draft = draft;
        this.target = target;
        this.hash = expected.newMessageDigest();
        this.channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void commit() throws IOException {
        if (!channel.isOpen()) throw new IOException("cannot commit " + expected + ": this ingest is closed");
        var actual = Digest.ofHash(hash);
        if (!actual.equals(expected)) {
            close();
            throw new DigestMismatchException(expected, actual);
        }
        channel.force(true);
        channel.close();
        var folder = target.resolveSibling("");
        if (!Files.isDirectory(folder)) makeFolder(folder);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FileContentStore.flushFolder(folder);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(draft); // after a commit it is gone: renamed
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileContentStore.flushFolder(folder.resolveSibling(""));
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            var buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) channel.write(buffer);
            hash.update(bytes, offset, length);
        }
    }
}

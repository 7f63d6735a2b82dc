package io.jukung.kernel.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Native buffers of 64 KiB, lent for the length of one call that does not block. As many are ever made as calls run at
/// the same moment: about one per carrier thread.
final class Buffers {
    static final int SIZE = 65536;
    private static final ConcurrentLinkedQueue<MemorySegment> FREE = new ConcurrentLinkedQueue<>();

    private Buffers() {}

    static MemorySegment take() {
        var free = FREE.poll();
        return free == null ? Arena.global().allocate(SIZE, 16) : free;
    }

    static void give(MemorySegment buffer) {
        FREE.add(buffer);
    }
}

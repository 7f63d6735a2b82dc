package io.jukung.kernel;

/// How a mount shares what is mounted below it with its copies in other places and namespaces.
public enum Propagation {
    PRIVATE(1 << 18), SHARED(1 << 20), SLAVE(1 << 19), UNBINDABLE(1 << 17);

    final long flag;

    Propagation(long flag) {
        this.flag = flag;
    }
}

package io.jukung.runtime;

/// Which of a process' streams bytes came from; with a terminal everything is OUT. The numbers are Docker's frame types.
public enum StreamKind {
    OUT(1), ERR(2);

    private final int number;

    StreamKind(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}

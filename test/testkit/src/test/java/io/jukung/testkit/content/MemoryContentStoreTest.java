package io.jukung.testkit.content;

import io.jukung.content.ContentStore;

class MemoryContentStoreTest extends ContentStoreContract {
    @Override
    protected ContentStore store() {
        return new MemoryContentStore();
    }
}

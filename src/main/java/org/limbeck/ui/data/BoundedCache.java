package org.limbeck.ui.data;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the entries that were used last. */
final class BoundedCache<K, V> {
    private final Map<K, V> entries;

    BoundedCache(int most) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Null when it is not there. */
    V get(K key) {
        return entries.get(key);
    }

    void put(K key, V value) {
        entries.put(key, value);
    }

    void clear() {
        entries.clear();
    }
}

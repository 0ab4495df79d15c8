package org.limbeck.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedCacheTest {
    @Test
    void whatWasNotUsedForLongestGoesFirst() {
        BoundedCache<Integer, String> cache = new BoundedCache<>(2);
        cache.put(1, "one");
        cache.put(2, "two");
        cache.get(1);
        cache.put(3, "three");
        assertThat(cache.get(1)).isEqualTo("one");
        assertThat(cache.get(2)).isNull();
        assertThat(cache.get(3)).isEqualTo("three");
    }
}

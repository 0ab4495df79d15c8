package org.limbeck.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The places somebody has been to, as a browser keeps pages: back, forward, and what lies ahead is lost by a new way. */
final class History {
    private static final int MOST = 100;

    private final List<Place> places = new ArrayList<>();
    private int at = -1;

    /** Goes to a place; nothing happens when one is there already. */
    void visit(Place next) {
        if (at >= 0 && places.get(at).equals(next)) return;
        places.subList(at + 1, places.size()).clear();
        places.add(next);
        if (places.size() > MOST) places.remove(0);
        at = places.size() - 1;
    }

    /** Where one is; null before the first visit. */
    Place here() {
        return at < 0 ? null : places.get(at);
    }

    /** How the place was left: what changed in it since it was entered is there again on the way back. */
    void leave(Place asLeft) {
        if (at < 0) visit(asLeft);
        else places.set(at, asLeft);
    }

    /** The last place before this one that still exists; null when there is none. */
    Place back(Predicate<Place> exists) {
        return go(-1, exists);
    }

    Place forward(Predicate<Place> exists) {
        return go(1, exists);
    }

    boolean hasBack() {
        return at > 0;
    }

    boolean hasForward() {
        return at < places.size() - 1;
    }

    /** Places that are gone are forgotten. */
    private Place go(int direction, Predicate<Place> exists) {
        int next = at + direction;
        while (next >= 0 && next < places.size()) {
            Place place = places.get(next);
            if (exists.test(place) && !place.equals(places.get(at))) {
                at = next;
                return place;
            }
            places.remove(next);
            if (direction < 0) {
                at--;
                next--;
            }
        }
        return null;
    }
}

package org.limbeck.ui.views;

import java.util.List;

/**
 * Where somebody was in the window.
 *
 * @param selected key of the selected row; null for none
 * @param shown runs on the charts
 * @param focus one of them; null for none
 */
record Place(View view, String selected, List<String> shown, String focus) {
    Place {
        shown = List.copyOf(shown);
    }
}

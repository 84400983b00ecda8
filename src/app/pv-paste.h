/* An entry for one name into which somebody pastes a list. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on several lines or cells pasted into @editable are a list for the window (win.paste), and so is what was copied in a network
 * while nothing is written; one line of other text is typed as ever. */
void pv_paste_takes_lists (GtkEditable *editable);

G_END_DECLS

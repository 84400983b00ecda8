#include "app/pv-paths-page-private.h"

#include "app/pv-path-edits.h"
#include "app/pv-task-popover.h"

#include <glib/gi18n-lib.h>

static PvModel *
model_of (PvPathsPage *self)
{
  return pv_document_get_model (self->base.document);
}

static PvRecord *
chosen (PvPathsPage *self)
{
  PvId id = self->base.selection ? pv_selection_get_single (self->base.selection) : PV_NO_ID;
  PvRecord *record = self->base.document ? pv_model_get (model_of (self), id) : NULL;

  return record && self->path != PV_NO_ID && pv_path_of (model_of (self), id) == self->path ? record : NULL;
}

/* The step that is chosen, or that the chosen task or transition belongs to. */
static PvId
chosen_step (PvPathsPage *self)
{
  PvRecord *record = chosen (self);

  if (record == NULL)
    return PV_NO_ID;
  switch (pv_record_get_kind (record))
    {
    case PV_STEP:
      return pv_record_get_id (record);
    case PV_TASK:
      return pv_record_get_reference (record, PV_TASK_STEP);
    case PV_TRANSITION:
      return pv_record_get_reference (record, PV_TRANSITION_FROM_STEP);
    default:
      return PV_NO_ID;
    }
}

static PvId
chosen_phase (PvPathsPage *self)
{
  PvRecord *record = chosen (self);
  PvRecord *step = pv_model_get (model_of (self), chosen_step (self));

  if (record && pv_record_get_kind (record) == PV_PHASE)
    return pv_record_get_id (record);

  return step ? pv_record_get_reference (step, PV_STEP_PHASE) : PV_NO_ID;
}

static PvId
last_phase (PvPathsPage *self)
{
  g_autoptr(GPtrArray) phases = pv_model_children (model_of (self), PV_PHASE_PATH, self->path);

  return phases->len > 0 ? pv_record_get_id (g_ptr_array_index (phases, phases->len - 1)) : PV_NO_ID;
}

/* --- adding --- */

/* Adds, and has the name typed at once: the two are one thing to undo. */
static void
add_and_name (PvPathsPage *self, PvEdits *edits, PvId temporary)
{
  guint64 undo_step = pv_document_new_step (self->base.document);
  PvId added;

  pv_edits_set_step (edits, undo_step);
  if (!pv_canvas_page_commit (&self->base, edits, temporary, &added))
    return;
  pv_selection_set (self->base.selection, added);
  pv_canvas_reveal (self->base.canvas, added, FALSE);
  pv_phase_table_name_new (self->table, added, undo_step);
}

static void
add_phase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPathsPage *self = data;
  PvLang lang = pv_canvas_page_written (&self->base);
  PvId temporary;
  g_autoptr(PvEdits) edits = pv_path_edits_add_phase (model_of (self), self->path, chosen_phase (self),
                                                      pv_words_in (lang, N_("New phase")), lang, &temporary);

  add_and_name (self, edits, temporary);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPathsPage *self = data;
  PvLang lang = pv_canvas_page_written (&self->base);
  PvId phase = chosen_phase (self);
  PvId temporary;
  g_autoptr(PvEdits) edits = NULL;

  if (phase == PV_NO_ID)
    phase = last_phase (self);
  if (phase == PV_NO_ID)
    {
      add_phase_cb (action, parameter, data);
      return;
    }
  edits = pv_path_edits_add_step (model_of (self), phase, chosen_step (self), pv_words_in (lang, N_("New step")), lang, &temporary);
  add_and_name (self, edits, temporary);
}

/* The new task is what the person goes on with; on the canvas its step has the keyboard. */
static void
task_kept_cb (PvPathsPage *self, gint64 task)
{
  pv_selection_set (self->base.selection, task);
  pv_canvas_reveal (self->base.canvas, chosen_step (self), TRUE);
}

static void
add_task_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPathsPage *self = data;
  PvId step = chosen_step (self);
  GtkWidget *popover;
  GdkRectangle place;

  if (step == PV_NO_ID)
    return;
  popover = pv_task_popover_open (GTK_WIDGET (self->base.canvas), self->base.document, step, PV_NO_ID, self->base.lang);
  g_signal_connect_object (popover, "kept", G_CALLBACK (task_kept_cb), self, G_CONNECT_SWAPPED);
  if (pv_canvas_get_place (self->base.canvas, step, &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
}

static void
new_path_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pv_paths_page_new_path (data);
}

/* --- moving --- */

static void
move (PvPathsPage *self, PvId id, int direction)
{
  g_autoptr(PvEdits) edits = id != PV_NO_ID ? pv_path_edits_move (model_of (self), id, direction) : NULL;

  if (edits)
    pv_canvas_page_commit (&self->base, edits, PV_NO_ID, NULL);
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPathsPage *self = data;
  int direction = g_str_equal (g_action_get_name (G_ACTION (action)), "move-up") ? -1 : 1;
  PvId step = chosen_step (self);

  move (self, step != PV_NO_ID ? step : chosen_phase (self), direction);
}

static void
move_phase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPathsPage *self = data;

  move (self, chosen_phase (self), g_str_equal (g_action_get_name (G_ACTION (action)), "phase-up") ? -1 : 1);
}

/* --- removing, linking --- */

static void
remove_phase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPathsPage *self = data;
  PvId phase = chosen_phase (self);

  if (phase != PV_NO_ID)
    pv_canvas_page_remove (&self->base, &phase, 1);
}

/* --- what is shown --- */

static void
variant_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PvPathsPage *self = data;
  const char *name = g_variant_get_string (value, NULL);

  pv_paths_page_show (self, self->group, g_str_equal (name, "as-is") ? PV_SHOWN_AS_IS
                                         : g_str_equal (name, "to-be") ? PV_SHOWN_TO_BE : PV_SHOWN_DIFFERENCE);
}

static const GActionEntry entries[] = {
  { "add", add_cb, NULL, NULL, NULL },
  { "add-phase", add_phase_cb, NULL, NULL, NULL },
  { "add-task", add_task_cb, NULL, NULL, NULL },
  { "new-path", new_path_cb, NULL, NULL, NULL },
  { "move-up", move_cb, NULL, NULL, NULL },
  { "move-down", move_cb, NULL, NULL, NULL },
  { "phase-up", move_phase_cb, NULL, NULL, NULL },
  { "phase-down", move_phase_cb, NULL, NULL, NULL },
  { "remove-phase", remove_phase_cb, NULL, NULL, NULL },
  { "variant", NULL, "s", "'as-is'", variant_cb },
};

static void
add_keys (PvPathsPage *self)
{
  GtkEventController *page_keys = gtk_shortcut_controller_new ();
  GtkEventController *table_keys = gtk_shortcut_controller_new ();

  pv_canvas_page_add_key (page_keys, "<Alt>Up", "page.move-up");
  pv_canvas_page_add_key (page_keys, "<Alt>Down", "page.move-down");
  pv_canvas_page_add_key (page_keys, "<Control><Shift>p", "page.new-path");
  gtk_widget_add_controller (GTK_WIDGET (self), page_keys);
  pv_canvas_page_add_key (table_keys, "Delete", "page.remove");
  gtk_widget_add_controller (GTK_WIDGET (self->table), table_keys);
}

void
pv_paths_page_update_actions (PvCanvasPage *page)
{
  PvPathsPage *self = PV_PATHS_PAGE (page);
  gboolean writable = pv_canvas_page_is_writable (page);
  gboolean editable = writable && self->path != PV_NO_ID;
  PvId phase = editable ? chosen_phase (self) : PV_NO_ID;
  PvId step = editable ? chosen_step (self) : PV_NO_ID;
  gboolean any = editable && chosen (self) != NULL;

  pv_canvas_page_enable (page, "new-path", writable);
  pv_canvas_page_enable (page, "add", editable);
  pv_canvas_page_enable (page, "add-phase", editable);
  pv_canvas_page_enable (page, "add-task", step != PV_NO_ID);
  pv_canvas_page_enable (page, "link", step != PV_NO_ID);
  pv_canvas_page_enable (page, "move-up", phase != PV_NO_ID);
  pv_canvas_page_enable (page, "move-down", phase != PV_NO_ID);
  pv_canvas_page_enable (page, "phase-up", phase != PV_NO_ID);
  pv_canvas_page_enable (page, "phase-down", phase != PV_NO_ID);
  pv_canvas_page_enable (page, "remove-phase", phase != PV_NO_ID);
  pv_canvas_page_enable (page, "find", self->path != PV_NO_ID);
  pv_canvas_page_enable (page, "rename", any);
  pv_canvas_page_enable (page, "remove", any || (editable && pv_selection_get_n (self->base.selection) > 1));
}

PvId
pv_paths_page_link_from (PvCanvasPage *page)
{
  return chosen_step (PV_PATHS_PAGE (page));
}

void
pv_paths_page_init_actions (PvPathsPage *self)
{
  pv_canvas_page_add_actions (&self->base, entries, G_N_ELEMENTS (entries));
  add_keys (self);
}

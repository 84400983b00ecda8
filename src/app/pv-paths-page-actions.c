#include "app/pv-paths-page-private.h"

#include "app/pv-path-edits.h"
#include "app/pv-removal.h"
#include "app/pv-task-popover.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

static PvModel *
model_of (PvPathsPage *self)
{
  return pv_document_get_model (self->document);
}

static PvRecord *
chosen (PvPathsPage *self)
{
  PvId id = self->selection ? pv_selection_get_single (self->selection) : PV_NO_ID;
  PvRecord *record = self->document ? pv_model_get (model_of (self), id) : NULL;

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
  guint64 undo_step = pv_document_new_step (self->document);
  PvId added;

  pv_edits_set_step (edits, undo_step);
  if (!pv_paths_page_commit (self, edits, temporary, &added))
    return;
  pv_selection_set (self->selection, added);
  pv_canvas_reveal (self->canvas, added, FALSE);
  pv_phase_table_name_new (self->table, added, undo_step);
}

static void
add_phase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPathsPage *self = data;
  PvLang lang = pv_paths_page_written (self);
  PvId temporary;
  g_autoptr(PvEdits) edits = pv_path_edits_add_phase (model_of (self), self->path, chosen_phase (self),
                                                      pv_words_in (lang, N_("New phase")), lang, &temporary);

  add_and_name (self, edits, temporary);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPathsPage *self = data;
  PvLang lang = pv_paths_page_written (self);
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
  pv_selection_set (self->selection, task);
  pv_canvas_reveal (self->canvas, chosen_step (self), TRUE);
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
  popover = pv_task_popover_open (GTK_WIDGET (self->canvas), self->document, step, PV_NO_ID, self->lang);
  g_signal_connect_object (popover, "kept", G_CALLBACK (task_kept_cb), self, G_CONNECT_SWAPPED);
  if (pv_canvas_get_place (self->canvas, step, &place))
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
    pv_paths_page_commit (self, edits, PV_NO_ID, NULL);
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

/* --- removing, renaming, linking --- */

static void
remove_ids (PvPathsPage *self, const PvId *ids, guint n)
{
  if (n > 0 && pv_remove_records (GTK_WIDGET (self), self->document, ids, n, self->lang))
    pv_selection_prune (self->selection, model_of (self));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPathsPage *self = data;
  guint n;
  const PvId *ids = pv_selection_get_ids (self->selection, &n);
  g_autofree PvId *copy = g_memdup2 (ids, n * sizeof (PvId));

  remove_ids (self, copy, n);
}

static void
remove_phase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPathsPage *self = data;
  PvId phase = chosen_phase (self);

  if (phase != PV_NO_ID)
    remove_ids (self, &phase, 1);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pv_content_page_rename (data);
}

static void
link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPathsPage *self = data;

  pv_canvas_begin_link (self->canvas, chosen_step (self));
  if (pv_canvas_reveal (self->canvas, chosen_step (self), TRUE))
    pv_toast (GTK_WIDGET (self), _("Choose the other end: click it, or walk there and press Enter"));
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

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pv_canvas_find_open (PV_PATHS_PAGE (data)->find);
}

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvPathsPage *self = data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "zoom-fit"))
    pv_canvas_fit (self->canvas, TRUE);
  else
    pv_canvas_zoom_step (self->canvas, g_str_equal (name, "zoom-in") ? 1 : g_str_equal (name, "zoom-out") ? -1 : 0);
}

static void
legend_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  gtk_widget_set_visible (GTK_WIDGET (PV_PATHS_PAGE (data)->legend), g_variant_get_boolean (state));
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
  { "remove", remove_cb, NULL, NULL, NULL },
  { "remove-phase", remove_phase_cb, NULL, NULL, NULL },
  { "rename", rename_cb, NULL, NULL, NULL },
  { "link", link_cb, NULL, NULL, NULL },
  { "find", find_cb, NULL, NULL, NULL },
  { "variant", NULL, "s", "'as-is'", variant_cb },
  { "zoom-in", zoom_cb, NULL, NULL, NULL },
  { "zoom-out", zoom_cb, NULL, NULL, NULL },
  { "zoom-normal", zoom_cb, NULL, NULL, NULL },
  { "zoom-fit", zoom_cb, NULL, NULL, NULL },
  { "legend", NULL, NULL, "true", legend_cb },
};

static void
add_key (GtkEventController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_named_action_new (action)));
}

static void
add_keys (PvPathsPage *self)
{
  GtkEventController *page_keys = gtk_shortcut_controller_new ();
  GtkEventController *canvas_keys = gtk_shortcut_controller_new ();
  GtkEventController *table_keys = gtk_shortcut_controller_new ();

  add_key (page_keys, "<Alt>Up", "page.move-up");
  add_key (page_keys, "<Alt>Down", "page.move-down");
  add_key (page_keys, "<Control><Shift>n", "page.new-path");
  gtk_widget_add_controller (GTK_WIDGET (self), page_keys);
  add_key (canvas_keys, "l", "page.link");
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), canvas_keys);
  add_key (table_keys, "Delete", "page.remove");
  gtk_widget_add_controller (GTK_WIDGET (self->table), table_keys);
}

static void
enable (PvPathsPage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

void
pv_paths_page_update_actions (PvPathsPage *self)
{
  gboolean writable = self->document && !pv_document_is_read_only (self->document);
  gboolean editable = writable && self->path != PV_NO_ID;
  PvId phase = editable ? chosen_phase (self) : PV_NO_ID;
  PvId step = editable ? chosen_step (self) : PV_NO_ID;
  gboolean any = editable && chosen (self) != NULL;

  enable (self, "new-path", writable);
  enable (self, "add", editable);
  enable (self, "add-phase", editable);
  enable (self, "add-task", step != PV_NO_ID);
  enable (self, "link", step != PV_NO_ID);
  enable (self, "move-up", phase != PV_NO_ID);
  enable (self, "move-down", phase != PV_NO_ID);
  enable (self, "phase-up", phase != PV_NO_ID);
  enable (self, "phase-down", phase != PV_NO_ID);
  enable (self, "remove-phase", phase != PV_NO_ID);
  enable (self, "find", self->path != PV_NO_ID);
  enable (self, "rename", any);
  enable (self, "remove", any || (editable && pv_selection_get_n (self->selection) > 1));
}

void
pv_paths_page_init_actions (PvPathsPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->actions));
  add_keys (self);
}

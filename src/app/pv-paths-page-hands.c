/* What a person does on the canvas of a path, carried out. */
#include "app/pv-paths-page-private.h"

#include "app/pv-path-edits.h"
#include "app/pv-rename-popover.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

static void
dropped_cb (PvPathsPage *self, gint64 step, double x, double y)
{
  PvModel *model = pv_document_get_model (self->document);
  g_autoptr(PvEdits) edits = NULL;
  PvRecord *answering = pv_step_answering_task (model, step);
  PvId phase, actor;

  if (!pv_scene_cell_at (self->scene, x, y, &phase, &actor))
    return;
  if (answering && pv_record_get_reference (answering, PV_TASK_ACTOR) == actor)
    actor = PV_NO_ID;
  edits = pv_path_edits_drop (model, step, phase, actor);
  pv_paths_page_commit (self, edits, PV_NO_ID, NULL);
}

static void
link_drawn_cb (PvPathsPage *self, gint64 from, gint64 to, double x, double y)
{
  PvId temporary, added;
  g_autoptr(PvEdits) edits = pv_path_edits_link (from, to, &temporary);

  if (pv_paths_page_commit (self, edits, temporary, &added))
    pv_selection_set (self->selection, added);
}

void
pv_paths_page_rename_one (PvPathsPage *self, PvId id)
{
  PvRecord *record = pv_model_get (pv_document_get_model (self->document), id);
  GdkRectangle place;

  if (record == NULL || pv_document_is_read_only (self->document))
    return;
  if (pv_canvas_reveal (self->canvas, id, FALSE) && pv_canvas_get_place (self->canvas, id, &place))
    pv_rename_popover_open (GTK_WIDGET (self->canvas), &place, self->document, id,
                            pv_rename_field_of (pv_record_get_kind (record)), self->lang);
  else
    pv_phase_table_edit_name (self->table, id);
}

static void
rename_cb (PvPathsPage *self, gint64 id)
{
  pv_paths_page_rename_one (self, id);
}

static void
remove_cb (PvPathsPage *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "remove", NULL);
}

/* --- find --- */

/* Steps, phases, who does what and transitions of this path, and the actors it has lanes for. */
static gboolean
is_on_path (const PvRecord *record, gpointer data)
{
  PvPathsPage *self = data;
  PvId id = pv_record_get_id (record);

  return self->scene
         && (pv_scene_find (self->scene, id).part != PV_PART_NONE
             || (self->path != PV_NO_ID && pv_path_of (pv_document_get_model (self->document), id) == self->path));
}

/* A role that several actors have in a step stands there once: the step is shown for the others. */
static PvId
shown_for (PvPathsPage *self, PvId id)
{
  PvRecord *record = pv_model_get (pv_document_get_model (self->document), id);

  if (pv_scene_find (self->scene, id).part != PV_PART_NONE || record == NULL || pv_record_get_kind (record) != PV_TASK)
    return id;

  return pv_record_get_reference (record, PV_TASK_STEP);
}

static void
found_cb (PvPathsPage *self, gint64 id)
{
  pv_selection_set (self->selection, id);
  pv_canvas_centre_on (self->canvas, shown_for (self, id));
}

static void
find_done_cb (PvPathsPage *self)
{
  PvId id = pv_selection_get_single (self->selection);

  if (id == PV_NO_ID || !pv_canvas_reveal (self->canvas, shown_for (self, id), TRUE))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

void
pv_paths_page_init_find (PvPathsPage *self)
{
  static const PvKind kinds[] = { PV_STEP, PV_TASK, PV_PHASE, PV_TRANSITION, PV_ACTOR, PV_ANY_KIND };

  pv_canvas_find_set_document (self->find, self->document, kinds, is_on_path, self);
}

/* --- the context menu --- */

static GMenuModel *
menu_of_chosen (PvPathsPage *self)
{
  PvRecord *record = pv_model_get (pv_document_get_model (self->document), pv_selection_get_single (self->selection));
  PvKind kind = record ? pv_record_get_kind (record) : PV_ANY_KIND;
  GMenu *menu = g_menu_new ();

  if (record)
    g_menu_append (menu, _("_Rename…"), "page.rename");
  if (kind == PV_STEP)
    {
      g_menu_append (menu, _("Add who does _what"), "page.add-task");
      g_menu_append (menu, _("Draw a _transition from here"), "page.link");
    }
  if (kind == PV_STEP || kind == PV_PHASE)
    {
      g_menu_append (menu, _("Add a _step below"), "page.add");
      g_menu_append (menu, _("Add a _phase below"), "page.add-phase");
      g_menu_append (menu, _("Move _up"), "page.move-up");
      g_menu_append (menu, _("Move _down"), "page.move-down");
    }
  if (record)
    g_menu_append (menu, _("Re_move"), "page.remove");
  g_menu_append (menu, _("Show _everything"), "page.zoom-fit");
  g_menu_append (menu, _("Le_gend"), "page.legend");

  return G_MENU_MODEL (menu);
}

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover))
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

static void
popover_closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
menu_cb (PvPathsPage *self, double x, double y)
{
  g_autoptr(GMenuModel) menu = menu_of_chosen (self);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  gtk_widget_set_parent (popover, GTK_WIDGET (self->canvas));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* --- a new path --- */

static void
make_path (PvPathsPage *self, PvId group, guint variant)
{
  PvId temporary;
  g_autoptr(PvEdits) edits = pv_path_edits_new (pv_document_get_model (self->document), group, variant, &temporary);

  if (pv_paths_page_commit (self, edits, PV_NO_ID, NULL))
    pv_paths_page_show (self, group, variant == PV_VARIANT_AS_IS ? PV_SHOWN_AS_IS : PV_SHOWN_TO_BE);
}

static void
new_group_cb (GtkEntry *entry, PvPathsPage *self)
{
  g_autofree char *name = pv_text_or_null (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_autoptr(PvEdits) edits = NULL;
  PvId temporary, path;

  if (name == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER)));
  edits = pv_path_edits_new_group (name, pv_paths_page_written (self), PV_VARIANT_AS_IS, &temporary);
  if (pv_paths_page_commit (self, edits, temporary, &path))
    pv_paths_page_show (self, pv_record_get_reference (pv_model_get (pv_document_get_model (self->document), path),
                                                       PV_PATH_TARGET_GROUP), PV_SHOWN_AS_IS);
}

/* Both paths of the group are there: a path of another group is meant. */
static void
ask_for_group (PvPathsPage *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *words = gtk_label_new (_("A path for a new target group, with the five usual phases"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Type a name and press Enter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the target group"), -1);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_set_parent (popover, GTK_WIDGET (self->groups));
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), NULL);
  g_signal_connect_object (entry, "activate", G_CALLBACK (new_group_cb), self, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (entry);
}

void
pv_paths_page_new_path (PvPathsPage *self)
{
  PvModel *model = pv_document_get_model (self->document);
  gboolean as_is = pv_path_find (model, self->group, PV_VARIANT_AS_IS) != PV_NO_ID;
  gboolean to_be = pv_path_find (model, self->group, PV_VARIANT_TO_BE) != PV_NO_ID;

  if (self->group == PV_NO_ID)
    gtk_widget_grab_focus (GTK_WIDGET (self->group_name));
  else if (self->path == PV_NO_ID)
    make_path (self, self->group, self->variant == PV_SHOWN_AS_IS ? PV_VARIANT_AS_IS : PV_VARIANT_TO_BE);
  else if (as_is && to_be)
    ask_for_group (self);
  else
    make_path (self, self->group, as_is ? PV_VARIANT_TO_BE : PV_VARIANT_AS_IS);
}

void
pv_paths_page_init_hands (PvPathsPage *self)
{
  PvCanvas *canvas = self->canvas;

  g_signal_connect_object (canvas, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "link-drawn", G_CALLBACK (link_drawn_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "rename", G_CALLBACK (rename_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  pv_canvas_find_set_words (self->find, _("Find on this path"));
  g_signal_connect_object (self->find, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "done", G_CALLBACK (find_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
}

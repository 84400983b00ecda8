#include "app/pv-canvas-page.h"

#include "app/pv-context-menu.h"
#include "app/pv-removal.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

static void content_page_init (PvContentPageInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (PvCanvasPage, pv_canvas_page, GTK_TYPE_BOX,
                                  G_IMPLEMENT_INTERFACE (PV_TYPE_CONTENT_PAGE, content_page_init))

/* --- actions --- */

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pv_canvas_find_open (PV_CANVAS_PAGE (data)->find);
}

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvCanvasPage *self = data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "zoom-fit"))
    pv_canvas_fit (self->canvas, TRUE);
  else
    pv_canvas_zoom_step (self->canvas, g_str_equal (name, "zoom-in") ? 1 : g_str_equal (name, "zoom-out") ? -1 : 0);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pv_content_page_rename (data);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvCanvasPage *self = data;
  guint n;
  const PvId *chosen = pv_selection_get_ids (self->selection, &n);
  g_autofree PvId *ids = g_memdup2 (chosen, n * sizeof (PvId));

  pv_canvas_page_remove (self, ids, n);
}

static void
link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvCanvasPage *self = data;
  PvId from = PV_CANVAS_PAGE_GET_CLASS (self)->link_from (self);

  pv_canvas_begin_link (self->canvas, from);
  if (pv_canvas_reveal (self->canvas, from, TRUE))
    pv_toast (GTK_WIDGET (self), _("Choose the other end: click it, or walk there and press Enter"));
}

/* The card itself goes and comes with what there is to explain: a person hides the clamp around it. */
static void
legend_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (PV_CANVAS_PAGE (data)->legend)), g_variant_get_boolean (state));
}

static void
copy_picture_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pv_canvas_page_copy_picture (data);
}

static const GActionEntry entries[] = {
  { "find", find_cb, NULL, NULL, NULL },
  { "zoom-in", zoom_cb, NULL, NULL, NULL },
  { "zoom-out", zoom_cb, NULL, NULL, NULL },
  { "zoom-normal", zoom_cb, NULL, NULL, NULL },
  { "zoom-fit", zoom_cb, NULL, NULL, NULL },
  { "rename", rename_cb, NULL, NULL, NULL },
  { "remove", remove_cb, NULL, NULL, NULL },
  { "link", link_cb, NULL, NULL, NULL },
  { "copy-picture", copy_picture_cb, NULL, NULL, NULL },
  { "legend", NULL, NULL, "true", legend_cb },
};

/* --- the canvas asks --- */

static void
rename_asked_cb (PvCanvasPage *self, gint64 id)
{
  PV_CANVAS_PAGE_GET_CLASS (self)->rename_one (self, id);
}

static void
remove_asked_cb (PvCanvasPage *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "remove", NULL);
}

static void
menu_asked_cb (PvCanvasPage *self, double x, double y)
{
  g_autoptr(GMenuModel) menu = PV_CANVAS_PAGE_GET_CLASS (self)->make_menu (self);

  pv_context_menu_open (GTK_WIDGET (self->canvas), menu, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

/* --- find --- */

static PvId
show_itself (PvCanvasPage *self, PvId id)
{
  return id;
}

static void
show_found (PvCanvasPage *self, PvId id)
{
  pv_selection_set (self->selection, id);
  pv_canvas_centre_on (self->canvas, PV_CANVAS_PAGE_GET_CLASS (self)->shown_for (self, id));
}

static void
found_cb (PvCanvasPage *self, gint64 id)
{
  PV_CANVAS_PAGE_GET_CLASS (self)->found (self, id);
}

static void
find_done_cb (PvCanvasPage *self)
{
  PvId id = pv_selection_get_single (self->selection);

  if (id == PV_NO_ID || !pv_canvas_reveal (self->canvas, PV_CANVAS_PAGE_GET_CLASS (self)->shown_for (self, id), TRUE))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* --- content page --- */

static void
changed_cb (PvCanvasPage *self, PvChangeSet *changes)
{
  PV_CANVAS_PAGE_GET_CLASS (self)->changed (self, changes);
}

/* As if it were another language: the marks of all of it are looked at. */
static void
older_texts_cb (PvCanvasPage *self)
{
  PV_CANVAS_PAGE_GET_CLASS (self)->lang_changed (self);
}

static void
set_document (PvContentPage *page, PvDocument *document, PvSelection *selection)
{
  PvCanvasPage *self = PV_CANVAS_PAGE (page);
  PvCanvasPageClass *klass = PV_CANVAS_PAGE_GET_CLASS (self);

  g_set_object (&self->document, document);
  g_set_object (&self->selection, selection);
  pv_canvas_set_selection (self->canvas, selection);
  pv_canvas_set_editable (self->canvas, !pv_document_is_read_only (document));
  pv_canvas_find_set_document (self->find, document, klass->found_kinds, klass->is_found, self);
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "older-texts", G_CALLBACK (older_texts_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "changed", G_CALLBACK (pv_canvas_page_update_actions), self, G_CONNECT_SWAPPED);
  klass->begin (self);
}

static void
set_content_lang (PvContentPage *page, PvLang lang)
{
  PvCanvasPage *self = PV_CANVAS_PAGE (page);

  if (self->lang == lang)
    return;
  self->lang = lang;
  PV_CANVAS_PAGE_GET_CLASS (self)->lang_changed (self);
}

static GActionGroup *
get_actions (PvContentPage *page)
{
  return G_ACTION_GROUP (PV_CANVAS_PAGE (page)->actions);
}

static gboolean
rename_chosen (PvContentPage *page)
{
  PvCanvasPage *self = PV_CANVAS_PAGE (page);
  PvId id = pv_selection_get_single (self->selection);

  if (id == PV_NO_ID)
    return FALSE;
  PV_CANVAS_PAGE_GET_CLASS (self)->rename_one (self, id);

  return TRUE;
}

static void
keep (PvContentPage *page, PvDesk *desk, const char *prefix)
{
  PvCanvasPage *self = PV_CANVAS_PAGE (page);
  g_autofree char *key = g_strconcat (prefix, "-seen", NULL);
  double seen[3];
  PvPoint middle = { 0, 0 };
  gboolean left = pv_canvas_get_left (self->canvas, &seen[0], &middle);

  seen[1] = middle.x;
  seen[2] = middle.y;
  pv_desk_put_numbers (desk, key, seen, left ? G_N_ELEMENTS (seen) : 0);
  if (PV_CANVAS_PAGE_GET_CLASS (self)->keep)
    PV_CANVAS_PAGE_GET_CLASS (self)->keep (self, desk, prefix);
}

static void
lay (PvContentPage *page, PvDesk *desk, const char *prefix)
{
  PvCanvasPage *self = PV_CANVAS_PAGE (page);
  g_autofree char *key = g_strconcat (prefix, "-seen", NULL);
  double seen[3];

  if (PV_CANVAS_PAGE_GET_CLASS (self)->lay)
    PV_CANVAS_PAGE_GET_CLASS (self)->lay (self, desk, prefix);
  if (pv_desk_get_numbers (desk, key, seen, G_N_ELEMENTS (seen)))
    pv_canvas_lay (self->canvas, seen[0], (PvPoint) { seen[1], seen[2] });
}

static void
centre_record (PvContentPage *page, PvId id)
{
  PvCanvasPage *self = PV_CANVAS_PAGE (page);

  pv_canvas_centre_on (self->canvas, PV_CANVAS_PAGE_GET_CLASS (self)->shown_for (self, id));
}

static void
content_page_init (PvContentPageInterface *iface)
{
  iface->keep = keep;
  iface->lay = lay;
  iface->set_document = set_document;
  iface->set_content_lang = set_content_lang;
  iface->get_actions = get_actions;
  iface->centre_record = centre_record;
  iface->rename = rename_chosen;
}

/* --- the widget --- */

static void
pv_canvas_page_dispose (GObject *object)
{
  PvCanvasPage *self = PV_CANVAS_PAGE (object);

  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (pv_canvas_page_parent_class)->dispose (object);
}

static gboolean
pv_canvas_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PV_CANVAS_PAGE (widget)->canvas));
}

static void
pv_canvas_page_class_init (PvCanvasPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_canvas_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = pv_canvas_page_grab_focus;
  klass->shown_for = show_itself;
  klass->found = show_found;
}

static void
pv_canvas_page_init (PvCanvasPage *self)
{
  self->lang = PV_LANG_FI;
  self->actions = g_simple_action_group_new ();
}

void
pv_canvas_page_bind_parts (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    gssize offset;
  } parts[] = {
    { "canvas", G_STRUCT_OFFSET (PvCanvasPage, canvas) }, { "find", G_STRUCT_OFFSET (PvCanvasPage, find) },
    { "legend", G_STRUCT_OFFSET (PvCanvasPage, legend) }, { "zoom_box", G_STRUCT_OFFSET (PvCanvasPage, zoom_box) },
  };

  g_type_ensure (PV_TYPE_CANVAS);
  g_type_ensure (PV_TYPE_CANVAS_FIND);
  g_type_ensure (PV_TYPE_LEGEND_CARD);
  g_type_ensure (PV_TYPE_ZOOM_BOX);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_class_bind_template_child_full (widget_class, parts[i].name, FALSE, parts[i].offset);
}

void
pv_canvas_page_init_parts (PvCanvasPage *self, const char *canvas_name, const char *words)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  pv_zoom_box_set_canvas (self->zoom_box, self->canvas);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, canvas_name, -1);
  pv_canvas_find_set_words (self->find, words);
  pv_canvas_page_add_actions (self, entries, G_N_ELEMENTS (entries));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->actions));
  pv_canvas_page_add_key (keys, "l", "page.link");
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), keys);
  g_signal_connect_object (self->canvas, "rename", G_CALLBACK (rename_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "remove", G_CALLBACK (remove_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "menu", G_CALLBACK (menu_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "done", G_CALLBACK (find_done_cb), self, G_CONNECT_SWAPPED);
}

void
pv_canvas_page_add_actions (PvCanvasPage *self, const GActionEntry *more, int n)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), more, n, self);
}

void
pv_canvas_page_enable (PvCanvasPage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

void
pv_canvas_page_update_actions (PvCanvasPage *self)
{
  PV_CANVAS_PAGE_GET_CLASS (self)->update_actions (self);
}

void
pv_canvas_page_add_key (GtkEventController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_named_action_new (action)));
}

gboolean
pv_canvas_page_commit (PvCanvasPage *self, const PvEdits *edits, PvId wanted, PvId *found)
{
  g_autoptr(GError) error = NULL;
  PvId id = PV_NO_ID;
  gboolean done;

  if (wanted != PV_NO_ID)
    done = (id = pv_document_commit_and_find (self->document, edits, wanted, &error)) != PV_NO_ID;
  else
    done = pv_document_commit (self->document, edits, &error);
  if (!done)
    pv_toast_error (GTK_WIDGET (self), error);
  if (found)
    *found = id;

  return done;
}

void
pv_canvas_page_remove (PvCanvasPage *self, const PvId *ids, guint n)
{
  if (n > 0 && pv_remove_records (GTK_WIDGET (self), self->document, ids, n, self->lang))
    pv_selection_prune (self->selection, pv_document_get_model (self->document));
}

PvLang
pv_canvas_page_written (PvCanvasPage *self)
{
  return pv_first_lang (pv_document_get_model (self->document), self->lang);
}

gboolean
pv_canvas_page_is_writable (PvCanvasPage *self)
{
  return self->document && !pv_document_is_read_only (self->document);
}

gboolean
pv_canvas_page_touches (const PvChangeSet *changes, const PvKind *kinds, guint n)
{
  for (guint i = 0; i < n; i++)
    if (pv_change_set_touches (changes, kinds[i]))
      return TRUE;

  return FALSE;
}

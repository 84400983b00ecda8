/* Named views of the network. The filter at hand is a person's own until he keeps it in a view: looking around changes no document.
 * Places and arrangement are the view's at once, as those of the only view were. */
#include "app/pv-network-page-private.h"

#include "app/pv-accessible.h"
#include "app/pv-toast.h"
#include "app/pv-view-edits.h"
#include "app/pv-name-popover.h"

#include <glib/gi18n-lib.h>

static PvModel *
model_of (PvNetworkPage *self)
{
  return pv_document_get_model (self->base.document);
}

static gboolean
is_network_view (const PvModel *model, PvId id)
{
  PvRecord *record = id != PV_NO_ID ? pv_model_get (model, id) : NULL;

  return record && pv_record_get_kind (record) == PV_VIEW && pv_record_get_choice (record, PV_VIEW_KIND) == PV_VIEW_KIND_NETWORK;
}

PvId
pv_network_page_get_view (PvNetworkPage *self)
{
  return is_network_view (model_of (self), self->view) ? self->view : pv_network_view (model_of (self));
}

/* --- which one --- */

static PvPlaces *
session_of (PvNetworkPage *self, PvId view)
{
  PvPlaces *places = g_hash_table_lookup (self->sessions, &view);

  if (places == NULL)
    {
      places = pv_places_new (view);
      g_hash_table_insert (self->sessions, g_memdup2 (&view, sizeof view), places);
    }
  return places;
}

static guint
kept_steps (PvNetworkPage *self, PvId *focus)
{
  PvRecord *record = pv_model_get (model_of (self), self->view);
  gint64 steps = record ? pv_record_get_int (record, PV_VIEW_STEPS) : 0;

  *focus = steps > 0 ? pv_record_get_reference (record, PV_VIEW_FOCUS) : PV_NO_ID;
  return *focus != PV_NO_ID ? (guint) CLAMP (steps, 0, 9) : 0;
}

static void
take_focus (PvNetworkPage *self)
{
  self->steps = kept_steps (self, &self->focus);
}

static void
take_kept_filter (PvNetworkPage *self)
{
  g_clear_pointer (&self->kept, pv_filter_free);
  g_clear_pointer (&self->filter, pv_filter_free);
  self->kept = pv_view_filter (model_of (self), self->view);
  self->filter = pv_filter_copy (self->kept);
  pv_network_page_let_none_in (self);
}

/* The view of all actors has no id of its own here, so that it need not be in the document yet. */
static void
turn_to (PvNetworkPage *self, PvId view)
{
  self->view = view == pv_network_view (model_of (self)) || !is_network_view (model_of (self), view) ? PV_NO_ID : view;
  self->session = session_of (self, self->view);
}

void
pv_network_page_open_view (PvNetworkPage *self, PvId view)
{
  turn_to (self, view);
  take_kept_filter (self);
  take_focus (self);
  self->nudge_step = 0;
  pv_network_page_show_filter (self);
  pv_network_page_rebuild (self);
}

void
pv_network_page_lend (PvNetworkPage *self, PvId view)
{
  g_return_if_fail (PV_IS_NETWORK_PAGE (self));

  if (pv_network_page_get_view (self) == view)
    return;
  if (self->own.filter == NULL)
    {
      self->own.filter = pv_filter_copy (self->filter);
      self->own.view = self->view;
      self->own.focus = self->focus;
      self->own.steps = self->steps;
    }
  pv_network_page_open_view (self, view);
  self->own.lent = self->view;
}

void
pv_network_page_take_back (PvNetworkPage *self)
{
  g_autoptr (PvFilter) filter = NULL;

  g_return_if_fail (PV_IS_NETWORK_PAGE (self));

  filter = g_steal_pointer (&self->own.filter);
  if (filter == NULL || self->base.document == NULL || self->view != self->own.lent || !pv_network_page_is_as_kept (self))
    return;
  turn_to (self, self->own.view);
  take_kept_filter (self);
  self->focus = self->own.focus;
  self->steps = self->own.steps;
  self->nudge_step = 0;
  pv_network_page_set_filter (self, filter);
}

gboolean
pv_network_page_is_as_kept (PvNetworkPage *self)
{
  PvId focus;
  guint steps;

  g_return_val_if_fail (PV_IS_NETWORK_PAGE (self), TRUE);

  steps = kept_steps (self, &focus);
  return pv_filter_equal (self->filter, self->kept) && self->steps == steps && (steps == 0 || self->focus == focus);
}

gboolean
pv_network_page_views_changed (PvNetworkPage *self, const PvChangeSet *changes)
{
  g_autoptr (PvFilter) now = NULL;

  if (!pv_change_set_touches (changes, PV_VIEW))
    return FALSE;
  /* Gone, by whoever's hand: everybody stands where the view of all has them, and what is looked at stays. */
  if (self->view != PV_NO_ID && !is_network_view (model_of (self), self->view))
    {
      turn_to (self, PV_NO_ID);
      g_clear_pointer (&self->kept, pv_filter_free);
      self->kept = pv_filter_new (pv_kinds_default ());
      pv_network_page_show_filter (self);
      pv_network_page_rebuild (self);
      return TRUE;
    }
  now = pv_view_filter (model_of (self), self->view);
  if (!pv_filter_equal (now, self->kept))
    take_kept_filter (self);
  pv_network_page_show_filter (self);
  return FALSE;
}

/* --- the menu --- */

static char *
label_of (PvNetworkPage *self, PvRecord *view)
{
  g_autofree char *title = pv_title (model_of (self), view, self->base.lang);
  g_auto (GStrv) parts = g_strsplit (title, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_views (PvNetworkPage *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  PvId all = pv_network_view (model_of (self));
  guint n;
  PvRecord *const *views = pv_model_list (model_of (self), PV_VIEW, &n);

  if (all == PV_NO_ID)
    g_menu_append (section, _("Whole network"), "page.view::all");
  for (guint i = 0; i < n; i++)
    {
      PvId id = pv_record_get_id (views[i]);
      g_autofree char *label = label_of (self, views[i]);
      g_autofree char *text = pv_id_to_text (id);
      g_autofree char *action = g_strdup_printf ("page.view::%s", id == all ? "all" : text);

      if (!is_network_view (model_of (self), id))
        continue;
      if (id == all)
        g_menu_prepend (section, label, action);
      else
        g_menu_append (section, label, action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
make_menu (PvNetworkPage *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  append_views (self, menu);
  g_menu_append (section, _("_Save as a New View…"), "page.view-save");
  g_menu_append (section, _("_Keep This Filter in the View"), "page.view-keep");
  g_menu_append (section, _("Re_name the View…"), "page.view-rename");
  g_menu_append (section, _("_Remove the View"), "page.view-remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}

/* Made when it is asked for: its widgets take longer than most edits, and the first move of all makes a view. */
static void
menu_wanted_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = make_menu (data);

  gtk_menu_button_set_menu_model (button, menu);
}

static char *
view_words (PvNetworkPage *self)
{
  PvId view = pv_network_page_get_view (self);

  return view != PV_NO_ID ? pv_title_of (model_of (self), view, self->base.lang) : g_strdup (_("Whole network"));
}

static gboolean
is_changed (PvNetworkPage *self)
{
  return self->view != PV_NO_ID && !pv_filter_equal (self->filter, self->kept);
}

void
pv_network_page_show_views (PvNetworkPage *self)
{
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = self->view != PV_NO_ID ? pv_id_to_text (self->view) : g_strdup ("all");
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->base.actions), "view");

  if (self->base.document == NULL)
    return;
  words = view_words (self);
  /* Translators: the view that is shown, by its name. */
  label = is_changed (self) ? g_strdup_printf (_("View: %s, with another filter"), words) : g_strdup_printf (_("View: %s"), words);
  gtk_label_set_text (self->view_name, words);
  gtk_widget_set_visible (self->view_sign, is_changed (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  pv_accessible_name_inside (GTK_WIDGET (self->view_button), label);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (text));
  pv_network_page_update_views (self, pv_canvas_page_is_writable (&self->base));
}

void
pv_network_page_update_views (PvNetworkPage *self, gboolean writable)
{
  pv_canvas_page_enable (&self->base, "view-save", writable && self->scene != NULL);
  pv_canvas_page_enable (&self->base, "view-keep", writable && self->view != PV_NO_ID);
  pv_canvas_page_enable (&self->base, "view-rename", writable && self->base.document && pv_network_page_get_view (self) != PV_NO_ID);
  pv_canvas_page_enable (&self->base, "view-remove", writable && self->view != PV_NO_ID);
}

/* --- what a person does --- */

static void
views_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_menu_button_popup (PV_NETWORK_PAGE (data)->view_button);
}

static void
view_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  PvNetworkPage *self = data;
  PvId id = PV_NO_ID;

  if (self->base.document == NULL)
    return;
  pv_id_parse (g_variant_get_string (state, NULL), &id);
  pv_network_page_open_view (self, id);
  if (self->building)
    self->fit_next = TRUE;
  else
    pv_canvas_fit (self->base.canvas, FALSE);
}

static PvViewWish
wish_of (PvNetworkPage *self)
{
  return (PvViewWish) { .filter = self->filter, .focus = self->focus, .steps = self->steps };
}

static void
save (PvNetworkPage *self, PvViewWish *wish)
{
  PvId added = PV_NO_ID;
  g_autoptr (PvEdits) edits = pv_view_edits_add (model_of (self), self->session, self->scene, wish, &added);
  PvId view = PV_NO_ID;

  if (!pv_canvas_page_commit (&self->base, edits, added, &view))
    return;
  pv_network_page_open_view (self, view);
  pv_canvas_focus_again (self->base.canvas);
}

static void
named_cb (PvNetworkPage *self, const char *fi, const char *sv, PvNamePopover *popover)
{
  PvViewWish wish = wish_of (self);
  gboolean renaming = g_object_get_data (G_OBJECT (popover), "pv-renaming") != NULL;
  PvRecord *record = renaming ? pv_model_get (model_of (self), pv_network_page_get_view (self)) : NULL;

  wish.names[PV_LANG_FI - PV_LANG_FIRST] = fi;
  wish.names[PV_LANG_SV - PV_LANG_FIRST] = sv;
  if (!renaming)
    save (self, &wish);
  else if (record)
    {
      g_autoptr (PvEdits) edits = NULL;

      wish.names[PV_LANG_EN - PV_LANG_FIRST] = pv_record_get_text (record, PV_VIEW_NAME, PV_LANG_EN);
      edits = pv_view_edits_rename (pv_record_get_id (record), &wish);
      pv_canvas_page_commit (&self->base, edits, PV_NO_ID, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->view_button));
    }
}

static PvNamePopover *
name_popover (PvNetworkPage *self, gboolean renaming)
{
  GtkWidget *popover = g_object_get_data (G_OBJECT (self), "pv-name-popover");

  if (popover == NULL)
    {
      popover = pv_name_popover_new (GTK_WIDGET (self->filter_bar));
      g_object_set_data (G_OBJECT (self), "pv-name-popover", popover);
      g_signal_connect_object (popover, "named", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
    }
  {
    graphene_rect_t place;

    if (gtk_widget_compute_bounds (GTK_WIDGET (self->view_button), GTK_WIDGET (self->filter_bar), &place))
      gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) place.origin.x, (int) place.origin.y,
                                                                            (int) place.size.width, (int) place.size.height });
  }
  g_object_set_data (G_OBJECT (popover), "pv-renaming", GINT_TO_POINTER (renaming));
  return PV_NAME_POPOVER (popover);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pv_name_popover_open (name_popover (data, FALSE), _("New view: everybody where they stand now"), _("Save"), NULL, NULL);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;
  PvRecord *record = pv_model_get (model_of (self), pv_network_page_get_view (self));

  if (record)
    pv_name_popover_open (name_popover (self, TRUE), _("Name of the view"), _("Rename"), pv_record_get_text (record, PV_VIEW_NAME, PV_LANG_FI),
                       pv_record_get_text (record, PV_VIEW_NAME, PV_LANG_SV));
}

static void
keep_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;
  PvViewWish wish = wish_of (self);
  g_autoptr (PvEdits) edits = pv_view_edits_keep (model_of (self), self->view, &wish);

  if (pv_canvas_page_commit (&self->base, edits, PV_NO_ID, NULL))
    pv_toast (GTK_WIDGET (self), _("The view shows this from now on"));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;
  PvId view = self->view;

  pv_canvas_page_remove (&self->base, &view, 1);
}

static const GActionEntry entries[] = {
  { "views", views_cb, NULL, NULL, NULL },
  { "view", NULL, "s", "'all'", view_cb },
  { "view-save", save_cb, NULL, NULL, NULL },
  { "view-keep", keep_cb, NULL, NULL, NULL },
  { "view-rename", rename_cb, NULL, NULL, NULL },
  { "view-remove", remove_cb, NULL, NULL, NULL },
};

/* --- the last one --- */

void
pv_network_page_keep_view (PvCanvasPage *page, PvDesk *desk, const char *prefix)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (page);
  g_autofree char *key = g_strdup_printf ("%s-view", prefix);
  g_autofree char *text = self->view != PV_NO_ID ? pv_id_to_text (self->view) : g_strdup ("all");

  pv_desk_put_word (desk, key, text);
}

void
pv_network_page_lay_view (PvCanvasPage *page, PvDesk *desk, const char *prefix)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (page);
  g_autofree char *key = g_strdup_printf ("%s-view", prefix);
  g_autofree char *text = pv_desk_get_word (desk, key);
  PvId view = PV_NO_ID;

  if (text && pv_id_parse (text, &view) && page->document && is_network_view (model_of (self), view))
    pv_network_page_open_view (self, view);
}

void
pv_network_page_init_views (PvNetworkPage *self)
{
  self->sessions = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, (GDestroyNotify) pv_places_free);
  self->session = session_of (self, PV_NO_ID);
  pv_canvas_page_add_actions (&self->base, entries, G_N_ELEMENTS (entries));
  gtk_menu_button_set_create_popup_func (self->view_button, menu_wanted_cb, self, NULL);
}

void
pv_network_page_dispose_views (PvNetworkPage *self)
{
  GtkWidget *popover = g_object_steal_data (G_OBJECT (self), "pv-name-popover");

  if (popover)
    gtk_widget_unparent (popover);
  self->session = NULL;
  g_clear_pointer (&self->sessions, g_hash_table_unref);
  g_clear_pointer (&self->filter, pv_filter_free);
  g_clear_pointer (&self->kept, pv_filter_free);
  g_clear_pointer (&self->aside, pv_filter_free);
  g_clear_pointer (&self->own.filter, pv_filter_free);
  g_clear_pointer (&self->let_in, g_array_unref);
}

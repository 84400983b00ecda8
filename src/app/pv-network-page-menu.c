/* The context menu: of actors, of a link, of the empty canvas. */
#include "app/pv-network-page-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *label;
  const char *action;
  const char *key;             /* shown beside it; NULL: none */
} Entry;

static void
append_entries (GMenu *menu, const Entry *entries, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(entries[i].label), entries[i].action);

      if (entries[i].key)
        g_menu_item_set_attribute (item, "accel", "s", entries[i].key);
      g_menu_append_item (menu, item);
    }
}

static void
append_section (GMenu *menu, const Entry *entries, guint n)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append_entries (section, entries, n);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static const Entry clipboard[] = {
  { N_("Cu_t"), "page.cut", "<Control>x" },
  { N_("_Copy"), "page.copy", "<Control>c" },
  { N_("Copy p_icture"), "page.copy-picture", "<Control><Alt>c" },
  { N_("_Paste"), "page.paste", "<Control>v" },
  { N_("_Duplicate"), "page.duplicate", "<Control>d" },
};

static const Entry removal[] = {
  { N_("Re_move"), "page.remove", "Delete" },
};

static void
fill_for_actors (GMenu *menu, guint n)
{
  static const Entry of_one[] = {
    { N_("_Rename…"), "page.rename", "F2" },
    { N_("Draw a _link from here"), "page.link", "l" },
    { N_("Only what is _near"), "page.focus-steps(1)", "1" },
    { N_("Arrange all aro_und it"), "page.arrangement::around", NULL },
    { N_("Organisation _ends…"), "win.organisation-ends", NULL },
  };
  static const Entry joining[] = {
    { N_("The Same as Another…"), "win.join", "<Control><Shift>j" },
  };
  static const Entry arranging[] = {
    { N_("Arrange the c_hosen anew"), "page.arrange-chosen", NULL },
  };
  static const Entry lock[] = {
    { N_("Loc_ked in its place"), "page.lock", "<Control>l" },
  };
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenuModel) lines = pv_network_page_make_align_menu ();

  if (n == 1)
    append_section (menu, of_one, G_N_ELEMENTS (of_one));
  /* One with another, or the two of them. */
  if (n <= 2)
    append_section (menu, joining, G_N_ELEMENTS (joining));
  append_entries (places, lock, G_N_ELEMENTS (lock));
  if (n > 1)
    {
      g_menu_append_submenu (places, _("Put in l_ine"), lines);
      append_entries (places, arranging, G_N_ELEMENTS (arranging));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  append_section (menu, clipboard, G_N_ELEMENTS (clipboard));
  append_section (menu, removal, G_N_ELEMENTS (removal));
}

static void
fill_for_link (GMenu *menu)
{
  static const Entry entries[] = {
    { N_("_Turn it round"), "page.turn-link", NULL },
    { N_("_Copy"), "page.copy", "<Control>c" },
  };
  g_autoptr (GMenu) kinds = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  guint n;
  const PvChoiceInfo *all = pv_choices_list (PV_CHOICES_RELATION_KIND, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (pv_choice_label (PV_CHOICES_RELATION_KIND, all[i].code), NULL);

      g_menu_item_set_action_and_target (item, "page.link-kind", "i", (gint32) all[i].code);
      g_menu_append_item (kinds, item);
    }
  all = pv_choices_list (PV_CHOICES_RELATION_STATE, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (pv_choice_label (PV_CHOICES_RELATION_STATE, all[i].code), NULL);

      g_menu_item_set_action_and_target (item, "page.link-state", "i", (gint32) all[i].code);
      g_menu_append_item (states, item);
    }
  g_menu_append_submenu (section, _("_Kind of link"), G_MENU_MODEL (kinds));
  g_menu_append_submenu (section, _("_State"), G_MENU_MODEL (states));
  append_entries (section, entries, G_N_ELEMENTS (entries));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  append_section (menu, removal, G_N_ELEMENTS (removal));
}

static void
fill_for_canvas (GMenu *menu)
{
  static const Entry making[] = {
    { N_("_Add actor…"), "page.add", "<Control>Return" },
    { N_("_Paste"), "page.paste", "<Control>v" },
    { N_("Select _all"), "page.select-all", "<Control>a" },
  };
  static const Entry seeing[] = {
    { N_("Copy p_icture"), "page.copy-picture", "<Control><Alt>c" },
    { N_("Show _everything"), "page.zoom-fit", "<Control>0" },
  };
  static const Entry showing[] = {
    { N_("_Guides while dragging"), "page.guides", "<Control><Shift>g" },
    { N_("Grid of _dots"), "page.grid", "<Control>g" },
    { N_("Le_gend"), "page.legend", NULL },
    { N_("_Map of the whole"), "page.minimap", NULL },
  };

  g_autoptr (GMenu) section = g_menu_new ();

  append_section (menu, making, G_N_ELEMENTS (making));
  pv_network_page_append_arranging (section);
  append_entries (section, seeing, G_N_ELEMENTS (seeing));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  append_section (menu, showing, G_N_ELEMENTS (showing));
}

GMenuModel *
pv_network_page_make_menu (PvCanvasPage *page)
{
  guint n = pv_selection_get_n (page->selection);
  PvRecord *record = pv_model_get (pv_document_get_model (page->document), pv_selection_get_single (page->selection));
  GMenu *menu = g_menu_new ();

  if (n == 0)
    fill_for_canvas (menu);
  else if (record && pv_record_get_kind (record) == PV_RELATION)
    fill_for_link (menu);
  else
    fill_for_actors (menu, n);

  return G_MENU_MODEL (menu);
}

/* --- what a link's menu does --- */

static PvRecord *
chosen_link (PvNetworkPage *self)
{
  PvId id = self->base.selection ? pv_selection_get_single (self->base.selection) : PV_NO_ID;
  PvRecord *record = self->base.document ? pv_model_get (pv_document_get_model (self->base.document), id) : NULL;

  return record && pv_record_get_kind (record) == PV_RELATION ? record : NULL;
}

static void
set_choice (PvNetworkPage *self, PvField field, GVariant *value)
{
  PvRecord *link = chosen_link (self);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  if (link == NULL)
    return;
  pv_edits_set_int (edits, pv_record_get_id (link), field, g_variant_get_int32 (value));
  pv_canvas_page_commit (&self->base, edits, PV_NO_ID, NULL);
  pv_canvas_page_update_actions (&self->base);
}

static void
link_kind_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  set_choice (data, PV_RELATION_KIND, value);
}

static void
link_state_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  set_choice (data, PV_RELATION_STATE, value);
}

static void
turn_link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;
  PvRecord *link = chosen_link (self);
  g_autoptr (PvEdits) edits = pv_edits_new (PV_VERB_CHANGE);

  if (link == NULL)
    return;
  pv_edits_set_reference (edits, pv_record_get_id (link), PV_RELATION_FROM_ACTOR, pv_record_get_reference (link, PV_RELATION_TO_ACTOR));
  pv_edits_set_reference (edits, pv_record_get_id (link), PV_RELATION_TO_ACTOR, pv_record_get_reference (link, PV_RELATION_FROM_ACTOR));
  pv_canvas_page_commit (&self->base, edits, PV_NO_ID, NULL);
}

static const GActionEntry entries[] = {
  { "link-kind", NULL, "i", "0", link_kind_cb },
  { "link-state", NULL, "i", "0", link_state_cb },
  { "turn-link", turn_link_cb, NULL, NULL, NULL },
};

static void
show_state (PvNetworkPage *self, const char *name, guint code, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->base.actions), name);

  pv_canvas_page_enable (&self->base, name, enabled);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_int32 ((gint32) code));
}

void
pv_network_page_update_menu (PvNetworkPage *self)
{
  gboolean writable = pv_canvas_page_is_writable (&self->base);
  PvRecord *link = chosen_link (self);

  show_state (self, "link-kind", link ? pv_record_get_choice (link, PV_RELATION_KIND) : 0, writable && link != NULL);
  show_state (self, "link-state", link ? pv_record_get_choice (link, PV_RELATION_STATE) : 0, writable && link != NULL);
  pv_canvas_page_enable (&self->base, "turn-link", writable && link != NULL);
}

void
pv_network_page_init_menu (PvNetworkPage *self)
{
  pv_canvas_page_add_actions (&self->base, entries, G_N_ELEMENTS (entries));
}

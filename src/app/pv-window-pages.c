#include "app/pv-window-private.h"

#include "app/pv-history-page.h"
#include "app/pv-merge-page.h"
#include "app/pv-network-page.h"
#include "app/pv-paths-page.h"
#include "app/pv-tables-page.h"
#include "app/pv-translations-page.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  const char *icon;
  const char *label;
  PvPage page;                      /* whose tables it has; PV_PAGE_NONE: none */
  GtkWidget *(*new_diagram) (void); /* NULL: tables alone */
} PageInfo;

/* Coverage comes when it works. */
static const PageInfo page_infos[] = {
  { "network", "pv-network-symbolic", N_("Network"), PV_PAGE_NETWORK, pv_network_page_new },
  { "paths", "pv-path-symbolic", N_("Paths"), PV_PAGE_PATHS, pv_paths_page_new },
  { "services", "pv-services-symbolic", N_("Services"), PV_PAGE_SERVICES, NULL },
  { "experience", "pv-evidence-symbolic", N_("Customers’ experience"), PV_PAGE_EXPERIENCE, NULL },
  { "procurement", "pv-procurement-symbolic", N_("Procurement"), PV_PAGE_PROCUREMENT, NULL },
  { "follow-up", "pv-followup-symbolic", N_("Follow-up"), PV_PAGE_FOLLOW_UP, NULL },
  { "merge", "pv-merge-symbolic", N_("From others"), PV_PAGE_NONE, pv_merge_page_new },
  { "history", "pv-history-symbolic", N_("History"), PV_PAGE_NONE, pv_history_page_new },
  { "translations", "pv-translations-symbolic", N_("Translations"), PV_PAGE_NONE, pv_translations_page_new },
};

static const PageInfo *
find_page_of (PvPage page)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_infos); i++)
    if (page != PV_PAGE_NONE && page_infos[i].page == page)
      return &page_infos[i];
  return NULL;
}

static const PageInfo *
find_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_infos); i++)
    if (g_strcmp0 (page_infos[i].name, name) == 0)
      return &page_infos[i];
  return NULL;
}

static GtkStack *
views_of (PvWindow *self, const char *page)
{
  GtkWidget *views = page ? gtk_stack_get_child_by_name (self->pages, page) : NULL;

  return views ? GTK_STACK (views) : NULL;
}

/* Of the page that most documents open on. */
static gboolean
make_page_cb (gpointer data)
{
  PvWindow *self = data;

  self->make_page = 0;
  self->next_page = pv_network_page_new ();
  return G_SOURCE_REMOVE;
}

void
pv_window_make_page_meanwhile (PvWindow *self)
{
  if (self->make_page == 0 && self->next_page == NULL)
    self->make_page = g_idle_add (make_page_cb, self);
}

void
pv_window_drop_next_page (PvWindow *self)
{
  g_clear_handle_id (&self->make_page, g_source_remove);
  if (self->next_page)
    g_object_unref (g_object_ref_sink (g_steal_pointer (&self->next_page)));
}

static GtkWidget *
new_diagram (PvWindow *self, const PageInfo *info)
{
  if (info->new_diagram == pv_network_page_new && self->next_page)
    return g_steal_pointer (&self->next_page);
  return info->new_diagram ();
}

static GtkWidget *
build_view (PvWindow *self, const PageInfo *info, const char *view)
{
  GtkWidget *widget = g_str_equal (view, "diagram") ? new_diagram (self, info) : pv_tables_page_new (info->page);

  pv_content_page_set_content_lang (PV_CONTENT_PAGE (widget), self->content_lang);
  pv_content_page_set_document (PV_CONTENT_PAGE (widget), self->present && PV_IS_HISTORY_PAGE (widget) ? self->present : self->document,
                                self->selection);
  return widget;
}

PvContentPage *
pv_window_peek_view (PvWindow *self, const char *page, const char *view)
{
  GtkStack *views = views_of (self, page);
  GtkWidget *slot = views && view ? gtk_stack_get_child_by_name (views, view) : NULL;
  GtkWidget *widget = slot ? adw_bin_get_child (ADW_BIN (slot)) : NULL;

  return widget ? PV_CONTENT_PAGE (widget) : NULL;
}

/* As it lay on the desk, before it shows. */
PvContentPage *
pv_window_get_view (PvWindow *self, const char *page, const char *view)
{
  PvContentPage *there = pv_window_peek_view (self, page, view);
  GtkStack *views = views_of (self, page);
  GtkWidget *slot = views && view ? gtk_stack_get_child_by_name (views, view) : NULL;
  GtkWidget *widget;

  if (there || slot == NULL)
    return there;
  widget = build_view (self, find_page (page), view);
  pv_window_lay_view (self, PV_CONTENT_PAGE (widget), page, view);
  adw_bin_set_child (ADW_BIN (slot), widget);
  pv_window_lock_places (self);
  return PV_CONTENT_PAGE (widget);
}

/* Until it is turned to, a page is only the place where it will be: building all of them takes longer than showing one. */
static void
add_page (PvWindow *self, const PageInfo *info)
{
  GtkWidget *views = gtk_stack_new ();

  gtk_stack_set_hhomogeneous (GTK_STACK (views), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (views), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (views), GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->label), -1);
  if (info->new_diagram)
    gtk_stack_add_named (GTK_STACK (views), adw_bin_new (), "diagram");
  if (info->page != PV_PAGE_NONE)
    gtk_stack_add_named (GTK_STACK (views), adw_bin_new (), "tables");
  gtk_stack_add_named (self->pages, views, info->name);
}

void
pv_window_fill_sidebar (PvWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_infos); i++)
    {
      g_autofree char *accel = g_strdup_printf ("Ctrl+%u", i + 1);

      pv_sidebar_append (self->sidebar, page_infos[i].name, page_infos[i].icon, _(page_infos[i].label), accel);
    }
}

void
pv_window_add_pages (PvWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_infos); i++)
    add_page (self, &page_infos[i]);
}

void
pv_window_drop_pages (PvWindow *self)
{
  GtkWidget *child;

  g_clear_pointer (&self->desk, pv_desk_free);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))))
    gtk_stack_remove (self->pages, child);
}

PvContentPage *
pv_window_get_page (PvWindow *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);
  GtkStack *views = views_of (self, page);

  return views ? pv_window_get_view (self, page, gtk_stack_get_visible_child_name (views)) : NULL;
}

/* The history and the translations have details of their own where the form stands on other pages. */
static gboolean
needs_inspector (PvContentPage *page)
{
  return !PV_IS_HISTORY_PAGE (page) && !PV_IS_TRANSLATIONS_PAGE (page);
}

static void
show_inspector (PvWindow *self, PvContentPage *page)
{
  g_autoptr (GVariant) full = g_action_group_get_action_state (G_ACTION_GROUP (self), "fullscreen");

  gtk_widget_set_visible (GTK_WIDGET (self->inspector_revealer), needs_inspector (page) && !g_variant_get_boolean (full));
  gtk_widget_set_sensitive (self->inspector_button, needs_inspector (page));
}

/* The header shows what the page in front can do. */
void
pv_window_page_turned (PvWindow *self)
{
  PvContentPage *page = pv_window_get_page (self);
  GtkWidget *views = gtk_stack_get_visible_child (self->pages);
  const char *name = gtk_stack_get_visible_child_name (self->pages);
  gboolean both_views = views && gtk_stack_get_child_by_name (GTK_STACK (views), "diagram") != NULL
                        && gtk_stack_get_child_by_name (GTK_STACK (views), "tables") != NULL;
  const char *add_label = page ? pv_content_page_get_add_label (page) : NULL;
  GMenuModel *add_menu = page ? pv_content_page_get_add_menu (page) : NULL;
  GAction *action;

  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", page ? pv_content_page_get_actions (page) : NULL);
  gtk_widget_set_visible (self->add_box, add_label != NULL && !pv_document_is_read_only (self->document));
  pv_window_show_add_label (self);
  gtk_widget_set_visible (GTK_WIDGET (self->add_menu_button), add_menu != NULL);
  gtk_menu_button_set_menu_model (self->add_menu_button, add_menu);
  gtk_widget_set_visible (self->views_box, both_views);

  if (page == NULL)
    return;

  show_inspector (self, page);
  pv_sidebar_set_page (self->sidebar, name);
  action = g_action_map_lookup_action (G_ACTION_MAP (self), "page");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (name));
  action = g_action_map_lookup_action (G_ACTION_MAP (self), "view-as");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), both_views);
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (gtk_stack_get_visible_child_name (GTK_STACK (views))));
  pv_window_follow_workshop (self);
}

/* Keys go to what is looked at, but whoever walks the list of pages with the arrows goes on there. */
static gboolean
is_in_sidebar (PvWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar));
}

/* A stack that turns with the focus in it would give it to the first thing on the new page, and so choose that. */
static void
turn (PvWindow *self, GtkStack *stack, const char *name)
{
  gboolean stays = is_in_sidebar (self);

  if (!stays)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child_name (stack, name);
  pv_window_page_turned (self);
  if (!stays)
    pv_window_focus_page (self);
}

void
pv_window_focus_page (PvWindow *self)
{
  PvContentPage *page = pv_window_get_page (self);

  if (page)
    gtk_widget_grab_focus (GTK_WIDGET (page));
}

void
pv_window_turn_to (PvWindow *self, const char *page)
{
  if (gtk_stack_get_child_by_name (self->pages, page) == NULL)
    return;

  if (g_strcmp0 (page, gtk_stack_get_visible_child_name (self->pages)) != 0)
    turn (self, self->pages, page);
  else if (!is_in_sidebar (self))
    pv_window_focus_page (self);
}

void
pv_window_view_as (PvWindow *self, const char *view)
{
  GtkWidget *views = gtk_stack_get_visible_child (self->pages);

  if (views == NULL || gtk_stack_get_child_by_name (GTK_STACK (views), view) == NULL)
    return;

  turn (self, GTK_STACK (views), view);
}

const char *
pv_window_home_of (PvWindow *self, PvId id)
{
  PvRecord *record = pv_model_get (pv_document_get_model (self->document), id);
  const PageInfo *info = record ? find_page_of (pv_record_get_info (record)->page) : NULL;

  return info ? info->name : NULL;
}

void
pv_window_show_kind (PvWindow *self, const PvKindInfo *kind)
{
  const PageInfo *info = find_page_of (kind->page);
  PvContentPage *tables = info ? pv_window_get_view (self, info->name, "tables") : NULL;

  if (tables == NULL)
    return;
  pv_tables_page_set_kind (PV_TABLES_PAGE (tables), kind->kind);
  gtk_stack_set_visible_child_name (views_of (self, info->name), "tables");
  gtk_stack_set_visible_child_name (self->pages, info->name);
  pv_window_page_turned (self);
}

void
pv_window_tell_lang (PvWindow *self)
{
  static const char *const views[] = { "diagram", "tables" };

  for (guint i = 0; i < G_N_ELEMENTS (page_infos); i++)
    for (guint j = 0; j < G_N_ELEMENTS (views); j++)
      {
        PvContentPage *page = pv_window_peek_view (self, page_infos[i].name, views[j]);

        if (page)
          pv_content_page_set_content_lang (page, self->content_lang);
      }
  pv_window_follow_workshop (self);
}

void
pv_window_show_history_of (PvWindow *self, PvId id)
{
  if (views_of (self, "history") == NULL)
    return;
  pv_window_turn_to (self, "history");
  pv_history_page_show_record (PV_HISTORY_PAGE (pv_window_get_page (self)), id);
}

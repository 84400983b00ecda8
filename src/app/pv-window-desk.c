/* What a window remembers: its own size and parts in the settings, how a document lay in it on the document's desk. A window that
 * was given no settings remembers nothing. */
#include "app/pv-window-private.h"

/* px */
#define LEAST_WIDTH 360
#define LEAST_HEIGHT 300

static PvLang
lang_at_start (PvSettings *settings)
{
  int chosen = pv_settings_get (settings, PV_SETTING_CONTENT_LANG);

  if (chosen == PV_START_LANG_LAST)
    return (PvLang) pv_settings_get (settings, PV_SETTING_LAST_LANG);
  if (chosen == PV_START_LANG_INTERFACE)
    return pv_interface_lang () == PV_LANG_SV ? PV_LANG_SV : PV_LANG_FI;
  return (PvLang) chosen;
}

static void
take_size (PvWindow *self)
{
  int width = pv_settings_get (self->settings, PV_SETTING_WINDOW_WIDTH);
  int height = pv_settings_get (self->settings, PV_SETTING_WINDOW_HEIGHT);

  if (width >= LEAST_WIDTH && height >= LEAST_HEIGHT)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (pv_settings_get (self->settings, PV_SETTING_WINDOW_MAXIMISED))
    gtk_window_maximize (GTK_WINDOW (self));
  else if (width >= LEAST_WIDTH)
    /* Before it shows: what folds later does so by and by, with a frame of the whole window each. */
    pv_window_take_room (self, width);
}

void
pv_window_use_settings (PvWindow *self, PvSettings *settings)
{
  g_return_if_fail (PV_IS_WINDOW (self));
  g_return_if_fail (PV_IS_SETTINGS (settings));

  g_set_object (&self->settings, settings);
  take_size (self);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "content-lang",
                                      g_variant_new_string (pv_lang_code (lang_at_start (settings))));
  pv_window_show_parts (self);
}

void
pv_window_show_parts (PvWindow *self)
{
  gboolean sidebar = self->settings == NULL || pv_settings_get (self->settings, PV_SETTING_SIDEBAR);
  gboolean inspector = self->settings == NULL || pv_settings_get (self->settings, PV_SETTING_INSPECTOR);

  self->folding = TRUE;
  g_action_group_change_action_state (G_ACTION_GROUP (self), "inspector", g_variant_new_boolean (!self->narrow && inspector));
  g_action_group_change_action_state (G_ACTION_GROUP (self), "sidebar", g_variant_new_boolean (!self->narrow && sidebar));
  self->folding = FALSE;
}

void
pv_window_remember (PvWindow *self, PvSetting setting, int value)
{
  if (self->settings && !self->folding)
    pv_settings_set (self->settings, setting, value);
}

void
pv_window_remember_size (PvWindow *self)
{
  gboolean maximised = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  pv_window_remember (self, PV_SETTING_WINDOW_MAXIMISED, maximised);
  if (maximised || width < LEAST_WIDTH || height < LEAST_HEIGHT)
    return;
  pv_window_remember (self, PV_SETTING_WINDOW_WIDTH, width);
  pv_window_remember (self, PV_SETTING_WINDOW_HEIGHT, height);
}

/* "network" → its diagram and its tables, each with a prefix of its own. */
typedef void (*Visit) (PvContentPage *page, PvDesk *desk, const char *prefix);

static void
visit_view (PvContentPage *widget, PvDesk *desk, const char *page, const char *view, Visit visit)
{
  g_autofree char *prefix = g_strdup_printf ("%s-%s", page, view);

  visit (widget, desk, prefix);
}

/* Those that are built: of the others the desk knows already. */
static void
visit_views (PvWindow *self, PvDesk *desk, Visit visit)
{
  for (GtkWidget *views = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); views; views = gtk_widget_get_next_sibling (views))
    for (GtkWidget *slot = gtk_widget_get_first_child (views); slot; slot = gtk_widget_get_next_sibling (slot))
      {
        const char *page = gtk_stack_page_get_name (gtk_stack_get_page (self->pages, views));
        const char *view = gtk_stack_page_get_name (gtk_stack_get_page (GTK_STACK (views), slot));
        PvContentPage *widget = pv_window_peek_view (self, page, view);

        if (widget)
          visit_view (widget, desk, page, view, visit);
      }
}

void
pv_window_lay_view (PvWindow *self, PvContentPage *widget, const char *page, const char *view)
{
  if (self->desk)
    visit_view (widget, self->desk, page, view, pv_content_page_lay);
}

void
pv_window_keep_desk (PvWindow *self)
{
  GtkWidget *views = gtk_stack_get_visible_child (self->pages);
  g_autoptr (PvDesk) desk = NULL;

  if (self->settings == NULL || self->document == NULL || views == NULL || pv_window_is_kept_state (self->document))
    return;
  desk = pv_desk_open (pv_document_get_path (self->document));
  pv_desk_put_word (desk, "page", gtk_stack_get_visible_child_name (self->pages));
  pv_desk_put_word (desk, "view", gtk_stack_get_visible_child_name (GTK_STACK (views)));
  visit_views (self, desk, pv_content_page_keep);
  pv_desk_keep (desk);
}

void
pv_window_lay_desk (PvWindow *self)
{
  g_autofree char *page = NULL;
  g_autofree char *view = NULL;
  GtkWidget *views;

  if (self->settings == NULL || self->document == NULL || pv_window_is_kept_state (self->document))
    return;
  g_clear_pointer (&self->desk, pv_desk_free);
  self->desk = pv_desk_open (pv_document_get_path (self->document));
  visit_views (self, self->desk, pv_content_page_lay);
  page = pv_desk_get_word (self->desk, "page");
  view = pv_desk_get_word (self->desk, "view");
  views = page ? gtk_stack_get_child_by_name (self->pages, page) : NULL;
  if (views == NULL)
    return;
  gtk_stack_set_visible_child (self->pages, views);
  if (view && gtk_stack_get_child_by_name (GTK_STACK (views), view))
    gtk_stack_set_visible_child_name (GTK_STACK (views), view);
}

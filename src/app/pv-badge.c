#include "app/pv-badge.h"

#include <adwaita.h>

struct _PvBadge
{
  GtkWidget parent_instance;

  GtkWidget *image;
  int size;
  guint actor_kind;            /* 0: not an actor */
  PvPage page;
};

G_DEFINE_FINAL_TYPE (PvBadge, pv_badge, GTK_TYPE_WIDGET)

static const char *const shapes[] = {
  [PV_ACTOR_KIND_MUNICIPALITY] = "municipality", [PV_ACTOR_KIND_STATE] = "state",
  [PV_ACTOR_KIND_COUNTY] = "county",             [PV_ACTOR_KIND_KELA] = "kela",
  [PV_ACTOR_KIND_EDUCATION] = "education",       [PV_ACTOR_KIND_DEVCO] = "devco",
  [PV_ACTOR_KIND_BUSINESS] = "business",         [PV_ACTOR_KIND_ASSOCIATION] = "association",
  [PV_ACTOR_KIND_PRIVATE] = "private",           [PV_ACTOR_KIND_PROJECT] = "project",
  [PV_ACTOR_KIND_BODY] = "body",
};

static void
show_badge (PvBadge *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const char *shape = self->actor_kind < G_N_ELEMENTS (shapes) ? shapes[self->actor_kind] : NULL;
  g_autofree char *name = NULL;

  if (shape)
    name = g_strconcat (dark ? "pv-badge-dark-" : "pv-badge-", shape, NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), name ? name : pv_badge_page_icon (self->page));
  gtk_image_set_pixel_size (GTK_IMAGE (self->image), name ? self->size : MAX (16, self->size * 2 / 3));
  gtk_widget_set_size_request (GTK_WIDGET (self), self->size, self->size);
  if (name)
    gtk_widget_remove_css_class (self->image, "pv-second");
  else
    gtk_widget_add_css_class (self->image, "pv-second");
}

static void
dark_changed_cb (PvBadge *self)
{
  show_badge (self);
}

static void
pv_badge_dispose (GObject *object)
{
  g_clear_pointer (&PV_BADGE (object)->image, gtk_widget_unparent);

  G_OBJECT_CLASS (pv_badge_parent_class)->dispose (object);
}

static void
pv_badge_class_init (PvBadgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pv_badge_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pv_badge_init (PvBadge *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pv_badge_new (int size)
{
  PvBadge *self = g_object_new (PV_TYPE_BADGE, NULL);

  self->size = size;
  return GTK_WIDGET (self);
}

void
pv_badge_set_record (PvBadge *self, const PvRecord *record)
{
  g_return_if_fail (PV_IS_BADGE (self));

  self->actor_kind = record && pv_record_get_kind (record) == PV_ACTOR ? pv_record_get_choice (record, PV_ACTOR_KIND) : 0;
  self->page = record ? pv_record_get_info (record)->page : PV_PAGE_NONE;
  show_badge (self);
}

void
pv_badge_set_kind (PvBadge *self, const PvKindInfo *kind)
{
  g_return_if_fail (PV_IS_BADGE (self));

  self->actor_kind = 0;
  self->page = kind ? kind->page : PV_PAGE_NONE;
  show_badge (self);
}

void
pv_badge_set_actor_kind (PvBadge *self, guint kind)
{
  g_return_if_fail (PV_IS_BADGE (self));

  self->actor_kind = kind;
  show_badge (self);
}

const char *
pv_badge_page_icon (PvPage page)
{
  switch (page)
    {
    case PV_PAGE_PATHS:
      return "pv-path-symbolic";
    case PV_PAGE_SERVICES:
      return "pv-services-symbolic";
    case PV_PAGE_EXPERIENCE:
      return "pv-evidence-symbolic";
    case PV_PAGE_PROCUREMENT:
      return "pv-procurement-symbolic";
    case PV_PAGE_FOLLOW_UP:
      return "pv-followup-symbolic";
    case PV_PAGE_NONE:
    case PV_PAGE_NETWORK:
    default:
      return "pv-network-symbolic";
    }
}

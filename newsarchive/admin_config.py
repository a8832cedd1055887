"""Django's admin with the newsroom's own site in place of the stock one."""

from django.contrib.admin.apps import AdminConfig


class NewsroomAdminConfig(AdminConfig):
    """The admin, whose site is NewsroomAdminSite."""

    default = False  # of this package: it is named in the settings
    default_site = "newsarchive.admin_site.NewsroomAdminSite"

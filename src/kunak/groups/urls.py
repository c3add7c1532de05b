"""Addresses of the room."""

from django.urls import path

from kunak.groups import views

app_name = "groups"
urlpatterns = [
    path("agreement/<int:pk>/", views.agreement, name="agreement"),
    path("agreement/<int:pk>/new/", views.new, name="new"),
    path("<int:pk>/", views.group, name="group"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/document/<slug:which>/", views.document, name="document"),
    path("<int:pk>/backlog/", views.add_to_backlog, name="backlog"),
    path("<int:pk>/members/add/", views.add_member, name="add-member"),
    path("members/<int:pk>/replace/", views.replace_member, name="replace-member"),
    path("members/<int:pk>/end/", views.end_place, name="end-place"),
    path("<int:pk>/meetings/plan/", views.plan, name="plan"),
    path("meetings/<int:pk>/", views.meeting, name="meeting"),
    path("meetings/<int:pk>/change/", views.change_meeting, name="change-meeting"),
    path("meetings/<int:pk>/cancel/", views.cancel, name="cancel"),
    path("meetings/<int:pk>/deed/", views.meeting_deed, name="meeting-deed"),
    path("meetings/<int:pk>/meeting.ics", views.calendar, name="calendar"),
    path("meetings/<int:pk>/reply/<int:member>/", views.reply, name="reply"),
    path("meetings/<int:pk>/items/add/", views.add_item, name="add-item"),
    path("items/<int:pk>/", views.item, name="item"),
    path("items/<int:pk>/deed/", views.item_deed, name="item-deed"),
    path("items/<int:pk>/materials/", views.give_material, name="give-material"),
    path("materials/<int:pk>/", views.material, name="material"),
    path("meetings/<int:pk>/room/", views.conduct, name="conduct"),
    path("meetings/<int:pk>/attendance/", views.attendance, name="attendance"),
    path("meetings/<int:pk>/remark/", views.remark, name="remark"),
    path("items/<int:pk>/heard/", views.heard, name="heard"),
    path("items/<int:pk>/decide/", views.decide, name="decide"),
    path("decisions/<int:pk>/", views.decision, name="decision"),
    path("meetings/<int:pk>/minutes/", views.minutes, name="minutes"),
    path("meetings/<int:pk>/minutes/deed/", views.minutes_deed, name="minutes-deed"),
    path("meetings/<int:pk>/minutes/correct/", views.correct, name="correct"),
    path("meetings/<int:pk>/minutes/paper/", views.enter_paper, name="enter-paper"),
    path("minutes-papers/<int:pk>/", views.paper, name="minutes-paper"),
    path("corrections/<int:pk>/", views.correction, name="correction"),
    path("rule/", views.rule, name="rule"),
]

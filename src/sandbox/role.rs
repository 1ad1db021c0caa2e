//! What the app's admin role lets it see. Scopes say what may be called, the role what is visible.

use super::app::AppRole;

/// A part of the org.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    Users,
    Groups,
    Apps,
    Devices,
    Logs,
    Policies,
    /// The org's own settings.
    Org,
    /// Role assignments.
    Roles,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    Everything,
    /// `200 []`.
    Nothing,
    /// 403 E0000006.
    Refused,
}

impl AppRole {
    /// Without a role, users come back empty and devices refuse (both seen live); for groups sources disagree, which
    /// is why there are two variants; apps are our inference. The Read-only Administrator cannot read roles.
    pub(super) fn sees(self, area: Area) -> Sight {
        use Area::{Apps, Groups, Roles, Users};
        match (self, area) {
            (Self::Super, _) => Sight::Everything,
            (Self::ReadOnly, Roles) => Sight::Refused,
            (Self::ReadOnly, _) => Sight::Everything,
            (Self::HelpDesk, Users | Groups) => Sight::Everything,
            (Self::NarrowCustom, Users | Roles) => Sight::Everything,
            (Self::NarrowCustom | Self::None, Users | Groups | Apps) => Sight::Nothing,
            (Self::NarrowCustom | Self::None | Self::HelpDesk | Self::NoneRefused, _) => {
                Sight::Refused
            }
        }
    }
}
